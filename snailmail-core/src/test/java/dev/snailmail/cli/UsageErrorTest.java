package dev.snailmail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be served takes one line and exit code 2, and starts nothing. */
class UsageErrorTest {

    /** Waited for only if a thread that should end does not. */
    private static final long LONG_ENOUGH_MILLIS = 30_000;

    @TempDir
    Path root;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --what                                         | Unknown option: '--what'
            other                                          | Unmatched argument at index 1: 'other'
            @file                                          | Unmatched argument at index 1: '@file'
            --seed 1 --seed 2                              | option '--seed' (N) should be specified only once
            --seed abc                                     | Invalid value for option '--seed': 'abc' is not a long
            --seed                                         | Missing required parameter for option '--seed' (N)
            --port abc                                     | Invalid value for option '--port': 'abc' is not an int
            --port -1                                      | --port (-1) must be from 0 to 65535
            --port 65536                                   | --port (65536) must be from 0 to 65535
            --control-port 65536                           | --control-port (65536) must be from 0 to 65535
            --bandwidth-mbs fast                           | Invalid value for option '--bandwidth-mbs': 'fast' is not a double
            --bandwidth-mbs -1                             | --bandwidth-mbs (-1.0) must be finite and not negative
            --bandwidth-mbs NaN                            | --bandwidth-mbs (NaN) must be finite and not negative
            --bandwidth-mbs Infinity                       | --bandwidth-mbs (Infinity) must be finite and not negative
            --time-scale fast                              | Invalid value for option '--time-scale': 'fast' is not a double
            --time-scale 0                                 | timeScale (0.0) must be from 0.001 to 1000
            --time-scale 0.1 --latency fixed(5ms)          | timeScale (0.1) turns the latency fixed(5ms) into 0.5ms; it must stay at least 1ms, which the timer can hold: use 0.2 or more
            --dist zipf                                    | --dist (zipf) must be lognormal, normal, exponential or fixed
            --dist lognormal                               | --dist lognormal requires --mode-ms
            --dist lognormal --sigma 1                     | --dist lognormal requires --mode-ms
            --dist lognormal --mode-ms 1 --mean-ms 2       | --mean-ms is not valid with --dist lognormal
            --dist lognormal --mode-ms 1 --sigma -1        | --sigma (-1.0) must be finite and not negative
            --dist lognormal --mode-ms 1 --sigma 100       | sigma (100.0) must be from 0 to 10
            --dist lognormal --mode-ms NaN                 | --mode-ms (NaN) must be finite and not negative
            --dist lognormal --mode-ms 1e300               | --mode-ms (1.0E300) must be at most 9223372036854
            --dist normal --std-ms 1                       | --dist normal requires --mean-ms
            --dist normal --mean-ms 1                      | --dist normal requires --std-ms
            --dist normal --mean-ms 1 --std-ms -1          | --std-ms (-1.0) must be finite and not negative
            --dist normal --mean-ms 1 --std-ms 1 --sigma 1 | --sigma is not valid with --dist normal
            --dist exponential                             | --dist exponential requires --mean-ms
            --dist exponential --mean-ms 1 --std-ms 1      | --std-ms is not valid with --dist exponential
            --dist fixed                                   | --dist fixed requires --value-ms
            --dist fixed --sigma 1                         | --sigma is not valid with --dist fixed
            --dist fixed --value-ms 1 --mode-ms 1          | --mode-ms is not valid with --dist fixed
            --dist fixed --value-ms -0.5                   | --value-ms (-0.5) must be finite and not negative
            --mode-ms 1                                    | --mode-ms requires --dist
            --sigma 1                                      | --sigma requires --dist
            --mean-ms 1                                    | --mean-ms requires --dist
            --std-ms 1                                     | --std-ms requires --dist
            --value-ms 1                                   | --value-ms requires --dist
            --latency none --value-ms 1                    | --value-ms requires --dist
            --latency none --dist fixed --value-ms 1       | --dist is not valid with --latency
            """)
    void aFlagThatMakesNoSense(String flags, String message) {
        CommandRun run = CommandRun.of((root + " " + flags).split(" "));

        assertRefused(run, "snailmail: " + message + " (see --help)");
    }

    @Test
    void aSpecThatNamesNoLawSaysWhatIsAllowed() {
        CommandRun run = CommandRun.of(root.toString(), "--latency", "zipf(1)");

        assertRefused(run, null);
        assertThat(run.errLines().get(0))
                .startsWith("snailmail: --latency \"zipf(1)\" names no latency law; allowed: ")
                .endsWith(" (see --help)");
    }

    @Test
    void aNetworkThatIsNoneSaysWhatIsAllowed() {
        CommandRun run = CommandRun.of(root.toString(), "--network", "s4");

        assertRefused(run, null);
        assertThat(run.errLines().get(0))
                .startsWith(
                        "snailmail: --network \"s4\" names no preset and no part of a network; allowed: a preset (s3-")
                .endsWith(" (see --help)");
    }

    @Test
    void noRoot() {
        assertRefused(CommandRun.of("--json"), "snailmail: Missing required parameter: 'ROOT' (see --help)");
    }

    @Test
    void aRootThatDoesNotExist() {
        Path missing = root.resolve("missing");

        assertRefused(
                CommandRun.of(missing.toString(), "--json", "--log", "--control-port", "0"),
                "snailmail: root (" + missing + ") does not exist; looked for " + missing + " (see --help)");
    }

    @Test
    void aLineBreakInARootDoesNotMakeASecondLine() {
        assertRefused(CommandRun.of(root + "/a\nb"), null);
    }

    @Test
    void aPortThatIsTaken() throws IOException {
        try (ServerSocket taken = takePort()) {
            CommandRun run = CommandRun.of(root.toString(), "--port", "" + taken.getLocalPort(), "--control-port", "0");

            assertRefused(run, null);
            assertThat(run.errLines().get(0))
                    .startsWith("snailmail: port (" + taken.getLocalPort() + ") cannot be bound on 127.0.0.1: ");
        }
    }

    @Test
    void aControlPortThatIsTakenLeavesNoServerBehind() throws IOException, InterruptedException {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        try (ServerSocket taken = takePort()) {
            CommandRun run = CommandRun.of(root.toString(), "--json", "--control-port", "" + taken.getLocalPort());

            assertRefused(run, null);
            assertThat(run.errLines().get(0))
                    .startsWith(
                            "snailmail: --control-port (" + taken.getLocalPort() + ") cannot be bound on 127.0.0.1: ");
        }
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith("snailmail") && !before.contains(thread)) {
                thread.join(LONG_ENOUGH_MILLIS);
                assertThat(thread.isAlive()).as(thread.getName()).isFalse();
            }
        }
    }

    private static void assertRefused(CommandRun run, String line) {
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.errLines()).hasSize(1);
        if (line != null) {
            assertThat(run.errLines()).containsExactly(line);
        }
        assertThat(run.served()).isFalse();
    }

    private static ServerSocket takePort() throws IOException {
        return new ServerSocket(0, 1, loopback());
    }

    private static InetAddress loopback() throws IOException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    }
}
