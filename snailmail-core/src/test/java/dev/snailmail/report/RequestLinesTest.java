package dev.snailmail.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.recording.Outcome;
import dev.snailmail.recording.RequestRecord;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestLinesTest {

    private static List<RequestRecord> requests(int count) {
        Recordings recordings = new Recordings(100);
        for (int i = 1; i <= count; i++) {
            recordings.served("GET", "key" + i, "", 200, i);
        }
        return recordings.read().requests();
    }

    private static String only(String key, String range) {
        return RequestLines.of(
                new Recordings(1).served("GET", key, range, 206, 4).read().requests(), 10);
    }

    @Test
    void aRequestIsALine() {
        assertThat(only("tiles.bin", "bytes=0-3"))
                .isEqualTo("  #1   at    0.0ms  GET tiles.bin bytes=0-3 -> 206, 4 B in 1.0ms (0.5ms injected), "
                        + "1 in flight, connection 1\n");
        assertThat(only("tiles.bin", "")).contains("GET tiles.bin -> 206");
    }

    @Test
    void whatItWaitedForItsConnectionIsThereIfItDid() {
        Recordings connected = new Recordings(1).connecting(30_000_000).served("GET", "key", "", 200, 4);
        assertThat(RequestLines.of(connected.read().requests(), 1))
                .contains(" in 1.0ms (0.5ms injected, 30.0ms to connect), 1 in flight");
    }

    @Test
    void whatFitsIsShownInFull() {
        String lines = RequestLines.of(requests(3), 3);
        assertThat(lines.split("\n")).hasSize(3);
        assertThat(lines).contains("key1", "key2", "key3").doesNotContain("more");
    }

    @Test
    void theRestIsOneMoreLine() {
        String lines = RequestLines.of(requests(10), 3);
        assertThat(lines.split("\n")).hasSize(4);
        assertThat(lines)
                .endsWith("key3 -> 200, 3 B in 1.0ms (0.5ms injected), 1 in flight, connection 1\n"
                        + "  ... and 7 more\n");
        assertThat(RequestLines.of(requests(2), 0)).isEqualTo("  ... and 2 more\n");
    }

    @Test
    void nothingIsNoLine() {
        assertThat(RequestLines.of(List.of(), 10)).isEmpty();
    }

    @Test
    void aLongKeyKeepsItsEnd() {
        String key = "a".repeat(200) + "/the/end.bin";
        assertThat(only(key, "")).contains("GET ..." + key.substring(key.length() - 57) + " ->");
        String justFits = "b".repeat(60);
        assertThat(only(justFits, "")).contains("GET " + justFits + " ->");
        assertThat(only(justFits + "c", "")).contains("GET ..." + "b".repeat(56) + "c ->");
    }

    @Test
    void everyLineFitsAScreen() {
        String line = only("k".repeat(5_000), "bytes=" + "0-1,".repeat(5_000));
        assertThat(line.length()).isLessThan(260);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a\nb", "a\r\nb", "a\u0085b", "a\u2028b", "a\u2029b", "a\u001b[31mb", "a\u009b31mb", "a\0b"})
    void controlCharactersDoNotBreakTheLine(String key) {
        for (String line : new String[] {only(key, ""), only("key", key)}) {
            assertThat(line).contains("a?").endsWith("\n");
            assertThat(line.substring(0, line.length() - 1).split("\\R", -1)).hasSize(1);
            assertThat(line.strip()).doesNotContain("\u001b", "\u009b", "\0");
        }
    }

    @Test
    void percentSignsAreJustThat() {
        assertThat(only("100%s %d", "%n")).contains("GET 100%s %d %n -> 206");
    }

    @Test
    void namesTheFault() {
        List<RequestRecord> requests = new Recordings(1)
                .faulted("status(503, body=a\nb)", "key", 503, Outcome.COMPLETE)
                .faulted("reset", "key", 200, Outcome.CUT_SHORT)
                .read()
                .requests();
        assertThat(RequestLines.of(requests, 1)).endsWith("connection 1, fault reset, cut short\n");
    }

    @ParameterizedTest
    @CsvSource({
        "CLIENT_LEFT, ', client left'",
        "SERVER_CLOSED, ', server closed'",
        "FAILED, ', object unreadable'",
        "CUT_SHORT, ', cut short'",
    })
    void saysHowItEnded(Outcome outcome, String ending) {
        List<RequestRecord> requests = new Recordings(1)
                .ended("GET", "key", "", 200, 4, outcome)
                .read()
                .requests();
        assertThat(RequestLines.of(requests, 1)).endsWith(ending + "\n");
    }
}
