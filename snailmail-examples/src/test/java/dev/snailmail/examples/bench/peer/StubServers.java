package dev.snailmail.examples.bench.peer;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketAddress;
import javax.net.ServerSocketFactory;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.Buffer;

/** Servers for tests that answer whatever is asked with the same bytes, as they know no ranges. They run until their JVM ends. */
final class StubServers {

    private StubServers() {}

    /** As it comes, which is with a journal of all requests, without a bound. */
    static int wireMock(int length) {
        return wireMock(WireMockConfiguration.options(), length);
    }

    /** Told to record nothing. */
    static int wireMockWithoutJournal(int length) {
        return wireMock(WireMockConfiguration.options().disableRequestJournal(), length);
    }

    private static int wireMock(WireMockConfiguration options, int length) {
        WireMockServer server = new WireMockServer(
                options.dynamicPort().bindAddress("127.0.0.1").jettyAcceptQueueSize(ServerMain.BACKLOG));
        server.start();
        server.stubFor(WireMock.any(WireMock.anyUrl())
                .willReturn(WireMock.aResponse()
                        .withHeader("Content-Length", Integer.toString(length))
                        .withBody(new byte[length])));
        return server.port();
    }

    static int mockWebServer(int length) throws IOException {
        MockWebServer server = new MockWebServer();
        server.setServerSocketFactory(new LongQueues());
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return new MockResponse.Builder()
                        .code(200)
                        .body(new Buffer().write(new byte[length]))
                        .build();
            }
        });
        server.start(InetAddress.getByName("127.0.0.1"), 0);
        return server.getPort();
    }

    /** With the 50 places there would be otherwise, some of many clients that come at once try again after a second. */
    private static final class LongQueues extends ServerSocketFactory {

        @Override
        public ServerSocket createServerSocket() throws IOException {
            return new ServerSocket() {
                @Override
                public void bind(SocketAddress address, int backlog) throws IOException {
                    super.bind(address, ServerMain.BACKLOG);
                }
            };
        }

        @Override
        public ServerSocket createServerSocket(int port) throws IOException {
            return createServerSocket(port, ServerMain.BACKLOG, null);
        }

        @Override
        public ServerSocket createServerSocket(int port, int backlog) throws IOException {
            return createServerSocket(port, backlog, null);
        }

        @Override
        public ServerSocket createServerSocket(int port, int backlog, InetAddress address) throws IOException {
            return new ServerSocket(port, ServerMain.BACKLOG, address);
        }
    }
}
