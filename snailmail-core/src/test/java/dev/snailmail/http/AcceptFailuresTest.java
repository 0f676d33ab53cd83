package dev.snailmail.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.wire.Logged;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

/** What XNIO logs, as it is when a real server has no descriptor left; DescriptorLimitTest has such a server. */
class AcceptFailuresTest {

    private static final String FAILURE = "XNIO008001: Socket accept failed, backing off for 250 milliseconds:"
            + " java.io.IOException: Too many open files";

    private final AcceptFailures failures = new AcceptFailures();

    /** Returns which of the lines XNIO may log itself. */
    private List<Boolean> loggedBy(String thread, String... lines) throws InterruptedException {
        List<Boolean> logged = new ArrayList<>();
        Thread acceptor = new Thread(
                () -> {
                    for (String line : lines) {
                        logged.add(failures.isLoggable(new LogRecord(Level.WARNING, line)));
                    }
                },
                thread);
        acceptor.start();
        acceptor.join();
        return logged;
    }

    private List<String> report(String thread, String... lines) {
        return Logged.during(() -> {
                    try {
                        loggedBy(thread, lines);
                    } catch (InterruptedException e) {
                        throw new AssertionError(e);
                    }
                })
                .stream()
                .map(LogRecord::getMessage)
                .toList();
    }

    @Test
    void manyFailures_areReportedOnce() {
        assertThat(report("snailmail-1 Accept", FAILURE, FAILURE, FAILURE))
                .containsExactly("Connections cannot be accepted for now: Too many open files. Clients wait meanwhile,"
                        + " since the server tries again after 0.25 to 30 s. This is logged once.");
        assertThat(report("snailmail-2 Accept", FAILURE)).isEmpty();
    }

    @Test
    void failuresOfOurServers_areNotLoggedByXnioToo() throws InterruptedException {
        Logged.during(() -> report("snailmail-1 Accept", FAILURE));
        assertThat(loggedBy("snailmail-1 Accept", FAILURE)).containsExactly(false);
    }

    @Test
    void otherLines_andOtherThreads_areLeftAlone() throws InterruptedException {
        assertThat(loggedBy("XNIO-1 Accept", FAILURE)).containsExactly(true);
        assertThat(loggedBy("snailmail-1 Accept", "XNIO000001: another", null)).containsExactly(true, true);
        assertThat(report("XNIO-1 Accept", FAILURE)).isEmpty();
    }
}
