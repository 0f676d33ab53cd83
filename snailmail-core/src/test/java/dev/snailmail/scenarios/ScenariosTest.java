package dev.snailmail.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.wire.OwnThreads;
import dev.snailmail.wire.StandardError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Servers with many features at once, used by clients in many ways at once. Each scenario is drawn from a seed, and what it
 * must show follows from the scenario and the records. To repeat one: {@code -Dsnailmail.scenario=<seed>}.
 */
@Timeout(value = 3, unit = TimeUnit.HOURS)
class ScenariosTest {

    private static final long FIRST_SEED = 1;
    private static final int SCENARIOS = 250;
    private static final int REPEATED = 10;

    /** They mostly wait. */
    private static final int SIDE_BY_SIDE = 6;

    private static final int SHRINKING_RUNS = 300;
    private static final long SHRINKING_NANOS = TimeUnit.MINUTES.toNanos(1);

    private static final ExecutorService THREADS = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "scenarios");
        thread.setDaemon(true);
        return thread;
    });

    @TempDir
    private Path folder;

    private final AtomicLong folders = new AtomicLong();

    @AfterAll
    static void endThreads() {
        THREADS.shutdownNow();
    }

    @Test
    void theSameSeedDrawsTheSame() throws Exception {
        int repeated = 0;
        for (long seed = FIRST_SEED; repeated < REPEATED; seed++) {
            Scenario scenario = ScenarioDraw.of(seed);
            assertThat(ScenarioDraw.of(seed)).isEqualTo(scenario);
            if (scenario.isRepeatable()) {
                repeated++;
                Seen first = ScenarioRun.of(scenario, ownFolder(), THREADS);
                Seen second = ScenarioRun.of(scenario, ownFolder(), THREADS);
                assertThat(DrawChecks.waits(second)).as("%s", scenario).isEqualTo(DrawChecks.waits(first));
            }
        }
    }

    @Test
    void someHundredHold() throws Exception {
        Long only = Long.getLong("snailmail.scenario");
        long first = only == null ? FIRST_SEED : only;
        long count = Long.getLong("snailmail.scenarios", only == null ? SCENARIOS : 1);
        AtomicLong next = new AtomicLong(first);
        run(next, () -> next.get() < first + count);
    }

    @Test
    @Tag("stress")
    void othersHoldForAnHour() throws Exception {
        long minutes = Long.getLong("snailmail.scenarios.minutes", 60);
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(minutes);
        AtomicLong next = new AtomicLong(Long.getLong("snailmail.scenario", System.currentTimeMillis()));
        run(next, () -> end - System.nanoTime() > 0);
    }

    private void run(AtomicLong next, BooleanSupplier goesOn) throws Exception {
        List<String> threads = OwnThreads.names();
        AtomicReference<String> failure = new AtomicReference<>();
        AtomicReference<Exception> broken = new AtomicReference<>();
        long first = next.get();
        String logged = StandardError.during(() -> {
            List<Future<?>> lanes = new ArrayList<>();
            for (int i = 0; i < SIDE_BY_SIDE; i++) {
                lanes.add(THREADS.submit(() -> {
                    while (failure.get() == null && goesOn.getAsBoolean()) {
                        long seed = next.getAndIncrement();
                        String failed = failureOf(ScenarioDraw.of(seed));
                        if (!failed.isEmpty()) {
                            failure.compareAndSet(null, seed + " " + failed);
                        }
                    }
                }));
            }
            try {
                for (Future<?> lane : lanes) {
                    lane.get();
                }
            } catch (Exception e) {
                broken.set(e);
            }
        });
        if (broken.get() != null) {
            throw broken.get();
        }
        if (failure.get() != null) {
            report(Long.parseLong(failure.get().split(" ", 2)[0]), failure.get().split(" ", 2)[1]);
        }
        assertThat(logged)
                .as("logged in scenarios %s to %s", first, next.get() - 1)
                .isEmpty();
        assertThat(OwnThreads.names()).isEqualTo(threads);
    }

    private Path ownFolder() throws IOException {
        return Files.createDirectory(folder.resolve("run" + folders.incrementAndGet()));
    }

    /** {@return what does not hold, empty if all does} */
    private String failureOf(Scenario scenario) {
        try {
            ScenarioRun.of(scenario, ownFolder(), THREADS);
            return "";
        } catch (AssertionError failed) {
            return failed.getMessage();
        } catch (Exception | Error failed) {
            StackTraceElement[] trace = failed.getStackTrace();
            return failed + (trace.length == 0 ? "" : " at " + trace[0]);
        }
    }

    private void report(long seed, String failed) {
        AtomicReference<String> last = new AtomicReference<>(failed);
        Scenario scenario = ScenarioDraw.of(seed);
        String kind = failed.replaceAll("[^a-zA-Z ].*", "");
        Scenario smallest = Shrinking.of(
                scenario,
                smaller -> {
                    String again = failureOf(smaller);
                    if (again.replaceAll("[^a-zA-Z ].*", "").equals(kind) && !again.isEmpty()) {
                        last.set(again);
                        return true;
                    }
                    return false;
                },
                SHRINKING_RUNS,
                SHRINKING_NANOS);
        throw new AssertionError(
                "scenario " + seed + ": " + failed + "\n\nshrunk to " + smallest + "\nwhich fails with: "
                        + last.get() + "\n\nIt is repeated, as it was drawn, by\n  mvn test -pl snailmail-core"
                        + " -Dtest=ScenariosTest -Dsnailmail.scenario=" + seed);
    }
}
