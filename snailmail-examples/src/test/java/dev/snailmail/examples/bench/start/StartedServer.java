package dev.snailmail.examples.bench.start;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import dev.snailmail.SlowServer;
import io.undertow.Undertow;
import io.undertow.server.handlers.resource.PathResourceManager;
import io.undertow.server.handlers.resource.ResourceHandler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.Buffer;

/**
 * A server for tests, started the way its users start it: on a free port of the loopback address, plain HTTP, with one object
 * to serve, {@link FirstAnswer#KEY}. Each kind is a class of its own, so that a JVM loads none but the one that is measured.
 */
interface StartedServer {

    /** What is compared, and which archives it needs besides the classes of this module. */
    enum Kind {
        SNAILMAIL("snailmail", "snailmail-core|undertow|xnio|jboss|smallrye|wildfly|commons-rng|jackson"),
        UNDERTOW("Undertow alone", "undertow|xnio|jboss|smallrye|wildfly"),
        WIREMOCK("WireMock", "wiremock"),
        MOCK_WEB_SERVER("mockwebserver3", "mockwebserver3|okhttp|okio|kotlin");

        private final String title;
        private final String archives;

        Kind(String title, String archives) {
            this.title = title;
            this.archives = archives;
        }

        String title() {
            return title;
        }

        /** A pattern for the names of the archives that it needs. */
        String archives() {
            return archives;
        }

        StartedServer start(Path root) throws IOException {
            return switch (this) {
                case SNAILMAIL -> new Snailmail(root);
                case UNDERTOW -> new Bare(root);
                case WIREMOCK -> new Mock();
                case MOCK_WEB_SERVER -> new Web();
            };
        }
    }

    int port();

    void stop();

    /** What this project starts. */
    final class Snailmail implements StartedServer {

        private final SlowServer server;

        Snailmail(Path root) {
            server = SlowServer.builder(root).start();
        }

        @Override
        public int port() {
            return server.port();
        }

        @Override
        public void stop() {
            server.close();
        }
    }

    /** What it is built on, with its own handler for files and as many threads as this project has it start here. */
    final class Bare implements StartedServer {

        private final Undertow server;

        Bare(Path root) {
            server = Undertow.builder()
                    .addHttpListener(0, "127.0.0.1")
                    .setIoThreads(2)
                    .setWorkerThreads(1)
                    .setHandler(new ResourceHandler(new PathResourceManager(root)))
                    .build();
            server.start();
        }

        @Override
        public int port() {
            return ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
        }

        @Override
        public void stop() {
            server.stop();
        }
    }

    /** WireMock, with a stub for everything. */
    final class Mock implements StartedServer {

        private final WireMockServer server;

        Mock() {
            server = new WireMockServer(
                    WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
            server.start();
            server.stubFor(WireMock.any(WireMock.anyUrl())
                    .willReturn(WireMock.aResponse().withBody(FirstAnswer.object())));
        }

        @Override
        public int port() {
            return server.port();
        }

        @Override
        public void stop() {
            server.stop();
        }
    }

    /** The server of OkHttp's own tests. */
    final class Web implements StartedServer {

        private final MockWebServer server = new MockWebServer();

        Web() throws IOException {
            server.setDispatcher(new Dispatcher() {
                @Override
                public MockResponse dispatch(RecordedRequest request) {
                    return new MockResponse.Builder()
                            .code(200)
                            .body(new Buffer().write(FirstAnswer.object()))
                            .build();
                }
            });
            server.start(InetAddress.getByName("127.0.0.1"), 0);
        }

        @Override
        public int port() {
            return server.getPort();
        }

        @Override
        public void stop() {
            server.close();
        }
    }
}
