package dev.snailmail.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.snailmail.fault.Fault;
import dev.snailmail.network.Network;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The specs in the tables of the documentation are specs: what stands in their first columns parses. */
class DocumentedSpecsTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    private static List<String> firstColumns(Path page, String heading) throws IOException {
        String text = Files.readString(page);
        int from = text.indexOf("\n" + heading + "\n");
        assertThat(from).as("%s in %s", heading, page).isNotNegative();
        int to = text.indexOf("\n## ", from + heading.length());
        return text.substring(from, to < 0 ? text.length() : to)
                .lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("\\|")[1])
                .flatMap(DocumentedSpecsTest::codes)
                .toList();
    }

    private static Stream<String> codes(String cell) {
        return CODE.matcher(cell).results().map((MatchResult code) -> code.group(1));
    }

    @Test
    void partsOfNetworksAre() throws IOException {
        assertThat(firstColumns(ROOT.resolve("docs/network.md"), "## Presets"))
                .containsExactlyInAnyOrderElementsOf(Network.presets().keySet());
        Path page = ROOT.resolve("docs/specs.md");
        Path latencies = Files.writeString(Path.of("target", "latencies.txt"), "45ms\n50\n");
        for (String heading : List.of("## Latency", "## Rates", "## Connections and requests")) {
            List<String> specs = firstColumns(page, heading);
            assertThat(specs).as(heading).isNotEmpty();
            for (String spec : specs) {
                String here = spec.replace("latencies.txt", latencies.toString());
                assertThatCode(() -> Network.parse(here)).as(spec).doesNotThrowAnyException();
            }
        }
    }

    @Test
    void faultsAre() throws IOException {
        List<String> specs = firstColumns(ROOT.resolve("docs/specs.md"), "## Faults");
        assertThat(specs).hasSizeGreaterThan(10);
        for (String spec : specs) {
            assertThatCode(() -> Fault.parse(spec)).as(spec).doesNotThrowAnyException();
        }
    }

    @Test
    void drawsAre() throws IOException {
        List<String> specs = firstColumns(ROOT.resolve("docs/network.md"), "## Draws");
        assertThat(specs).hasSize(5);
        for (String spec : specs) {
            assertThatCode(() -> Network.parse(spec)).as(spec).doesNotThrowAnyException();
        }
    }

    @Test
    void networksInTheReadmeAre() throws IOException {
        List<String> specs = firstColumns(ROOT.resolve("README.md"), "## The network");
        assertThat(specs).hasSizeGreaterThan(5);
        for (String spec : specs) {
            assertThatCode(() -> Network.parse(spec)).as(spec).doesNotThrowAnyException();
        }
    }

    @Test
    void faultsInTheReadmeAre() throws IOException {
        List<String> specs = firstColumns(ROOT.resolve("README.md"), "## Faults").stream()
                .filter(spec -> !spec.startsWith("Fault."))
                .toList();
        assertThat(specs).hasSizeGreaterThan(10);
        for (String spec : specs) {
            assertThatCode(() -> Fault.parse(spec)).as(spec).doesNotThrowAnyException();
        }
    }
}
