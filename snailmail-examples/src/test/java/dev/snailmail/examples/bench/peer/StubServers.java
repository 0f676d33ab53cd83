package dev.snailmail.examples.bench.peer;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.io.IOException;
import java.net.InetAddress;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.Buffer;

/** Servers for tests that answer whatever is asked with the same bytes, as they know no ranges. They run until their JVM ends. */
final class StubServers {

    private StubServers() {}

    static int wireMock(int length) {
        WireMockServer server = new WireMockServer(WireMockConfiguration.options()
                .dynamicPort()
                .bindAddress("127.0.0.1")
                // With a bound of 100,000, as snailmail has, its journal takes 5 ms a request; without one, the heap.
                .disableRequestJournal());
        server.start();
        server.stubFor(WireMock.any(WireMock.anyUrl())
                .willReturn(WireMock.aResponse()
                        .withHeader("Content-Length", Integer.toString(length))
                        .withBody(new byte[length])));
        return server.port();
    }

    static int mockWebServer(int length) throws IOException {
        MockWebServer server = new MockWebServer();
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
}
