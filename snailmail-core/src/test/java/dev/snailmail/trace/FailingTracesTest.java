package dev.snailmail.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.SlowServer;
import dev.snailmail.recording.RequestRecord;
import dev.snailmail.store.ObjectStore;
import dev.snailmail.time.Ticker;
import dev.snailmail.wire.Logged;
import dev.snailmail.wire.WireClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What traces do wrong is theirs: what is served and recorded stays as it is. */
@Timeout(60)
class FailingTracesTest {

    private static final long SLOW_NANOS = 2_000_000;

    private enum Failing {
        CONNECTED,
        ARRIVED,
        ENDED,
        CLOSED
    }

    private static final class Faulty extends Tracing {

        private final Failing when;
        private final AtomicInteger failures = new AtomicInteger();

        Faulty(Failing when) {
            this.when = when;
        }

        private void failAt(Failing place) {
            if (place == when) {
                failures.incrementAndGet();
                if (when == Failing.ARRIVED) {
                    throw new NoClassDefFoundError("gone");
                }
                throw new IllegalStateException("no");
            }
        }

        @Override
        TracedConnection connected(ConnectionEnds ends, Ticker ticker) {
            failAt(Failing.CONNECTED);
            return new TracedConnection() {
                @Override
                public Consumer<RequestRecord> arrived(Arrival arrival) {
                    failAt(Failing.ARRIVED);
                    return ended -> failAt(Failing.ENDED);
                }

                @Override
                public void closed() {
                    failAt(Failing.CLOSED);
                }
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void doNotBreakServing(Failing when) {
        Faulty faulty = new Faulty(when);
        List<LogRecord> logged = Logged.during(() -> {
            SlowServer server = SlowServer.builder(ObjectStore.synthetic("object", 100))
                    .trace(faulty)
                    .start();
            try (server;
                    WireClient one = WireClient.of(server);
                    WireClient other = WireClient.of(server)) {
                for (int nth = 0; nth < 3; nth++) {
                    assertThat(one.get("/object").body()).hasSize(100);
                    assertThat(other.get("/object").body()).hasSize(100);
                }
                assertThat(server.recording().requestCount()).isEqualTo(6);
                assertThat(server.recording().incomplete()).isZero();
            }
        });
        assertThat(faulty.failures).hasValueGreaterThanOrEqualTo(2);
        assertThat(logged).singleElement().satisfies(line -> {
            assertThat(line.getLevel()).isEqualTo(Level.WARNING);
            assertThat(line.getMessage()).startsWith("A trace failed");
            assertThat(line.getThrown()).isNotNull();
        });
    }

    /** However long it takes a trace to hear of it. */
    @Test
    void haveHeardOfWhatIsRecorded() {
        AtomicLong heard = new AtomicLong();
        Tracing slow = new Tracing() {
            @Override
            TracedConnection connected(ConnectionEnds ends, Ticker ticker) {
                return arrival -> ended -> {
                    LockSupport.parkNanos(SLOW_NANOS);
                    heard.incrementAndGet();
                };
            }
        };
        try (SlowServer server = SlowServer.builder(ObjectStore.synthetic("object", 100))
                        .trace(slow)
                        .start();
                WireClient client = WireClient.of(server)) {
            for (int nth = 1; nth <= 20; nth++) {
                client.get("/object");
                assertThat(server.recording().requestCount()).isEqualTo(nth);
                assertThat(heard).hasValue(nth);
            }
        }
    }

    @Test
    void hearOfEachRequestAndConnectionOnce() {
        List<String> heard = new ArrayList<>();
        Tracing kind = new Tracing() {
            @Override
            TracedConnection connected(ConnectionEnds ends, Ticker ticker) {
                return new TracedConnection() {
                    @Override
                    public Consumer<RequestRecord> arrived(Arrival arrival) {
                        return ended -> heard.add(ended.method() + " " + ended.outcome());
                    }

                    @Override
                    public void closed() {
                        heard.add("closed");
                    }
                };
            }
        };
        SlowServer server = SlowServer.builder(ObjectStore.synthetic("object", 100))
                .trace(kind)
                .start();
        try (server;
                WireClient client = WireClient.of(server)) {
            client.get("/object");
            client.request("HEAD", "/object");
            server.recording();
        }
        assertThat(heard).containsExactly("GET COMPLETE", "HEAD COMPLETE", "closed");
    }
}
