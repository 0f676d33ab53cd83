package dev.snailmail.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.wire.Logged;
import java.util.List;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

/** A refused host is logged once, with the setting that admits it. */
class HostGuardTest {

    private final HostGuard guard = new HostGuard(AllowedHosts.loopback());

    @Test
    void theLineNamesTheSetting() {
        List<LogRecord> logged = Logged.during(() -> assertThat(guard.refuse("Host.docker.internal:8080"))
                .isEqualTo("Requests for host host.docker.internal are refused, since it is not a loopback name;"
                        + " allowHost(\"host.docker.internal\") or --allow-host host.docker.internal admits it"));
        assertThat(logged).extracting(LogRecord::getMessage).containsExactly(guard.refuse("host.docker.internal"));
    }

    @Test
    void eachHostIsLoggedOnceAndTenInAll() {
        List<LogRecord> logged = Logged.during(() -> {
            for (int nth = 0; nth < 1000; nth++) {
                guard.refuse("host" + nth % 20 + ".example:" + (nth + 1));
            }
        });
        assertThat(logged).hasSize(10);
    }

    @Test
    void aHostCannotBreakTheLine() {
        List<LogRecord> logged = Logged.during(() -> guard.refuse("evil\nINFO: fine" + "x".repeat(10_000)));
        assertThat(logged.get(0).getMessage())
                .startsWith("Requests for host evil?info: fine")
                .hasSizeLessThan(1_000);
    }
}
