package dev.snailmail.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmpiricalFileTest {

    @TempDir
    Path folder;

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("latencies.txt"), content);
    }

    @Test
    void hasOneLatencyALine() throws IOException {
        Path file = file("# measured on a Monday\n\n45ms\n 30 \n\t.5\r\n1.25e+01\n2 s\n  # the end");
        assertThat(Latency.empirical(file))
                .hasToString("empirical(0: 500us, 0.25: 12.5ms, 0.5: 30ms, 0.75: 45ms, 1: 2s)");
    }

    @Test
    void isReadWhenASpecIsParsedAndPrintedAsATable() throws IOException {
        Path file = file("3\n1\n2\n");
        Latency law = Latency.parse("shifted(empirical(file='" + file + "'), by=1ms)");
        Files.delete(file);
        assertThat(law).hasToString("shifted(empirical(0: 1ms, 0.5: 2ms, 1: 3ms), by=1ms)");
        assertThat(Latency.parse(law.toString())).isEqualTo(law);
    }

    @Test
    void mayBeginWithAByteOrderMarkAndHaveCommentsInOtherEncodings() throws IOException {
        Path file = folder.resolve("latencies.txt");
        Files.write(file, "\ufeff1\n2µs\n".getBytes(StandardCharsets.UTF_8));
        assertThat(Latency.empirical(file)).hasToString("empirical(0: 2us, 1: 1ms)");
        Files.write(file, "# f\u00fcr\n1\n2\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(Latency.empirical(file)).hasToString("empirical(0: 1ms, 1: 2ms)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"fast", "-1", "-1ms", "1 2", "NaN", "1e999", "9999999999999999", "1,5", "0x10", "1d", "1ms # no"
            })
    void anErrorNamesFileAndLineAndWhatIsAllowed(String line) throws IOException {
        Path file = file("# two good ones\n1\n2\n" + line + "\n3\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Latency.empirical(file))
                .withMessage(
                        "line 4 of file (" + file + ") must be a number and a unit of ns, us, ms, s or min, such as "
                                + "45ms, or a number of milliseconds, and not negative");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Latency.parse("empirical(file='" + file + "')"))
                .withMessageContaining("line 4 of file (" + file + ") must be")
                .withMessageContaining("allowed: ");
    }

    @Test
    void refusesTooFewAndWhatIsNoFile() throws IOException {
        Path file = file("# nothing\n1\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Latency.empirical(file))
                .withMessage("file (" + file + "): samples (1) must be from 2 to 10000000");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Latency.empirical(folder))
                .withMessage("file (" + folder + ") must be a regular file");
        Path none = folder.resolve("none");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Latency.parse("empirical(file=" + none + ")"))
                .withMessageContaining("file (" + none + ") must be a regular file");
    }
}
