package dev.snailmail.junit5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ByteSizeTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "7, 7",
        "7B, 7",
        "10kB, 10000",
        "64KiB, 65536",
        "64 kib, 65536",
        "1.5TB, 1500000000000",
        "2PB, 2000000000000000",
        "1EB, 1000000000000000000",
        "9.2EB, 9200000000000000000",
        "7EiB, 8070450532247928832",
        "0.5KiB, 512",
        "9223372036854775807, 9223372036854775807",
    })
    void unitsAreReadInAnyCase(String text, long bytes) {
        assertThat(ByteSize.parse(text)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10EB                | must be at most 9223372036854775807 B, about 9.2EB",
                "8EiB                | must be at most 9223372036854775807 B, about 9.2EB",
                "9223372036854775808 | must be at most 9223372036854775807 B, about 9.2EB",
                "1ZB                 | has the unknown unit ZB",
                "1Mbit               | has the unknown unit Mbit",
                "1.5B                | must be a whole number of bytes",
                "-1B                 | must be a number of bytes and a unit, such as 1TB",
                "much                | must be a number of bytes and a unit, such as 1TB",
            })
    void anErrorSaysWhatIsWrong(String text, String problem) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ByteSize.parse(text))
                .withMessage(problem);
    }

    @Test
    void theFormsOfRootsAreOnThePage() throws Exception {
        String page = Files.readString(Path.of("..", "docs", "specs.md"));
        assertThat(SyntheticRoot.ROOTS.forms()).hasSize(2).allSatisfy(form -> {
            assertThat(page).contains("`" + form + "`");
            assertThat(SyntheticRoot.parse(form)).isNotNull();
        });
    }
}
