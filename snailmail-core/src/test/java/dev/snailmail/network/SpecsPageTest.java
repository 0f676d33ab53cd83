package dev.snailmail.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.spec.ByteUnits;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/specs.md, which errors name, has every form that parsers take. */
class SpecsPageTest {

    private static String page() throws Exception {
        return Files.readString(Path.of("..", "docs", "specs.md"));
    }

    @Test
    void everyFormIsOnThePageAndParses(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("latencies.txt"), "45ms\n50\n");
        List<String> forms = NetworkSpecs.PARTS.forms();
        assertThat(forms).hasSizeGreaterThan(35);
        for (String form : forms) {
            assertThat(page()).contains("`" + form + "`");
            assertThat(Network.parse(form.replace("latencies.txt", file.toString())))
                    .isNotNull();
        }
    }

    @Test
    void everyUnitIsOnThePage() throws Exception {
        String page = page();
        assertThat(Stream.of(ByteUnits.rates().split(", ")))
                .allSatisfy(unit -> assertThat(page).contains("`" + unit + "`"));
        assertThat(Stream.of("ns", "us", "µs", "ms", "s", "min"))
                .allSatisfy(unit -> assertThat(page).contains("`" + unit + "`"));
    }
}
