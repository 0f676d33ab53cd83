package dev.snailmail.examples.bench.start;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import com.github.tomakehurst.wiremock.junit5.WireMockTest;
import dev.snailmail.ServerHandle;
import dev.snailmail.junit5.SlowStore;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What {@link StartBench} has JUnit run: classes that differ in nothing but their server, and ask nothing of it. */
final class ClassesWithServers {

    private ClassesWithServers() {}

    /** What is compared, and which archives it needs besides JUnit and the classes of this module. */
    enum Kind {
        NONE("no server", Without.class, "junit-jupiter"),
        SNAILMAIL("@SlowStore", WithSnailmail.class, "snailmail-junit5|" + StartedServer.Kind.SNAILMAIL.archives()),
        WIREMOCK("@WireMockTest", WithWireMock.class, StartedServer.Kind.WIREMOCK.archives()),
        MOCK_WEB_SERVER(
                "mockwebserver3's @StartStop", WithMockWebServer.class, StartedServer.Kind.MOCK_WEB_SERVER.archives());

        private final String title;
        private final Class<?> testClass;
        private final String archives;

        Kind(String title, Class<?> testClass, String archives) {
            this.title = title;
            this.testClass = testClass;
            this.archives = archives;
        }

        String title() {
            return title;
        }

        Class<?> testClass() {
            return testClass;
        }

        String archives() {
            return archives + "|junit-jupiter|junit-platform|opentest4j|apiguardian";
        }
    }

    /** Run before one that is measured in a fresh JVM, so that JUnit itself is there. */
    static final class Trivial {

        @Test
        void passes() {
            assertTrue(true);
        }
    }

    @ExtendWith(Moment.First.class)
    abstract static class Measured {

        @RegisterExtension
        @Order(Integer.MAX_VALUE)
        static final Moment.Last LAST = new Moment.Last();
    }

    static final class Without extends Measured {

        @Test
        void passes() {
            Moment.TEST_BEGINS.isNow();
            assertTrue(true);
            Moment.TEST_ENDS.isNow();
        }
    }

    @SlowStore(root = FirstAnswer.ROOT)
    static final class WithSnailmail extends Measured {

        @Test
        void knowsItsPort(ServerHandle server) {
            Moment.TEST_BEGINS.isNow();
            assertTrue(server.port() > 0);
            Moment.TEST_ENDS.isNow();
        }
    }

    @WireMockTest
    static final class WithWireMock extends Measured {

        @Test
        void knowsItsPort(WireMockRuntimeInfo server) {
            Moment.TEST_BEGINS.isNow();
            assertTrue(server.getHttpPort() > 0);
            Moment.TEST_ENDS.isNow();
        }
    }

    static final class WithMockWebServer extends Measured {

        @StartStop
        static MockWebServer server;

        /** A server of this kind starts once, so there is one for each time that the class runs. */
        @RegisterExtension
        @Order(1)
        static final BeforeAllCallback ANOTHER = context -> server = new MockWebServer();

        @Test
        void knowsItsPort() {
            Moment.TEST_BEGINS.isNow();
            assertTrue(server.getPort() > 0);
            Moment.TEST_ENDS.isNow();
        }
    }
}
