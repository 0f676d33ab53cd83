package dev.snailmail.examples.bench.start;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import com.github.tomakehurst.wiremock.junit5.WireMockTest;
import dev.snailmail.ServerHandle;
import dev.snailmail.junit5.SlowStore;
import java.util.LinkedHashMap;
import java.util.Map;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.Test;

/** What {@link StartBench} has JUnit run: classes that differ in nothing but their server, and ask nothing of it. */
final class ClassesWithServers {

    static final String WITHOUT = "no server";

    private ClassesWithServers() {}

    static Map<String, Class<?>> all() {
        Map<String, Class<?>> all = new LinkedHashMap<>();
        all.put(WITHOUT, Without.class);
        all.put("@SlowStore", WithSnailmail.class);
        all.put("@WireMockTest", WithWireMock.class);
        all.put("mockwebserver3's @StartStop", WithMockWebServer.class);
        return all;
    }

    static class Without {

        @Test
        void knowsItsPort() {
            assertThat(1).isPositive();
        }
    }

    @SlowStore(root = FirstAnswer.ROOT)
    static class WithSnailmail {

        @Test
        void knowsItsPort(ServerHandle server) {
            assertThat(server.port()).isPositive();
        }
    }

    @WireMockTest
    static class WithWireMock {

        @Test
        void knowsItsPort(WireMockRuntimeInfo server) {
            assertThat(server.getHttpPort()).isPositive();
        }
    }

    /** A field of the instance, since a server of this kind starts once; there is one test, so one server a class. */
    static class WithMockWebServer {

        @StartStop
        final MockWebServer server = new MockWebServer();

        @Test
        void knowsItsPort() {
            assertThat(server.getPort()).isPositive();
        }
    }
}
