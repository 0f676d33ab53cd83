package dev.snailmail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Model.OptionSpec;
import tools.jackson.databind.JsonNode;

/** {@code docs/control-port.md} names every option, every route and every field, and no others. */
class ControlPortDocumentTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "control-port.md");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    /** Objects of which the names are those of methods, keys, labels and so on, or depend on the law. */
    private static final Set<String> OPEN =
            Set.of("methods", "paths", "by_label", "by_status", "by_fault", "by_refusal", "other_labels", "latency");

    @TempDir
    Path root;

    private final Map<String, Set<String>> fieldsByHeading = new TreeMap<>();

    @BeforeEach
    void read() throws IOException {
        Files.writeString(root.resolve("a.bin"), "0123456789");
        String heading = "";
        for (String line : Files.readAllLines(DOCUMENT)) {
            if (line.startsWith("## ")) {
                heading = line.substring(3);
                fieldsByHeading.put(heading, new TreeSet<>());
            } else if (line.startsWith("| `")) {
                fieldsByHeading.get(heading).addAll(code(line.split("\\|")[1]));
            }
        }
    }

    private static List<String> code(String text) {
        return CODE.matcher(text)
                .results()
                .map((MatchResult code) -> code.group(1))
                .toList();
    }

    private static Set<String> fields(JsonNode json) {
        Set<String> fields = new TreeSet<>();
        add(json, "", fields);
        return fields;
    }

    private static void add(JsonNode json, String prefix, Set<String> fields) {
        json.forEachEntry((name, value) -> {
            if (value.isObject() && !OPEN.contains(name)) {
                add(value, prefix + name + ".", fields);
            } else {
                fields.add(prefix + name);
            }
        });
    }

    private static Set<String> fieldsOfElements(JsonNode array) {
        assertThat(array.isEmpty()).isFalse();
        Set<String> fields = new TreeSet<>();
        array.forEach(element -> add(element, "", fields));
        return fields;
    }

    private void visit(CommandRun.Visit visit, String... flags) {
        List<String> args = new ArrayList<>(List.of(root.toString(), "--json", "--control-port", "0"));
        args.addAll(List.of(flags));
        CommandRun run = CommandRun.serving(visit, args.toArray(String[]::new));
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void everyOption() {
        assertThat(fieldsByHeading.get("Options"))
                .isEqualTo(new ServeCommand()
                        .commandLine().getCommandSpec().options().stream()
                                .flatMap((OptionSpec option) -> Set.of(option.names()).stream())
                                .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void theLineOfJson() {
        visit(
                run -> {
                    Set<String> fields = fields(run.announced());
                    assertThat(fieldsByHeading.get("`--json`")).isEqualTo(fields);
                },
                "--network",
                "steps(0s: 1MB/s, 1s: 2MB/s)");
    }

    @Test
    void everyRoute() {
        visit(run -> {
            Set<String> routes = new TreeSet<>();
            run.controlJson("GET", "nope", "").get("routes").forEach(route -> routes.add(route.asString()));
            assertThat(fieldsByHeading.keySet().stream()
                            .map(ControlPortDocumentTest::code)
                            .flatMap(Collection::stream)
                            .filter(code -> !code.startsWith("--")))
                    .containsExactlyInAnyOrderElementsOf(routes);
        });
    }

    @Test
    void everyFieldOfEveryRoute() {
        visit(
                run -> {
                    run.get("a.bin");
                    Map<String, Set<String>> real = new TreeMap<>();
                    Set<String> stats = fields(run.controlJson("GET", "stats", ""));
                    Set<String> report = fields(run.controlJson("GET", "report", ""));
                    assertThat(report).containsAll(stats);
                    report.removeAll(stats);
                    real.put("`GET /stats`", stats);
                    real.put("`GET /report`", report);
                    real.put("`GET /requests`", fieldsOfElements(run.controlJson("GET", "requests", "")));
                    real.put("`GET /keys`", Set.of());
                    real.put("`GET /faults`, `PUT /faults`", fieldsOfElements(run.controlJson("GET", "faults", "")));
                    real.put(
                            "`POST /reset`, `PUT /latency`, `PUT /bandwidth`, `PUT /network`",
                            fields(run.controlJson("POST", "reset", "")));
                    real.put("Errors", fields(run.controlJson("GET", "nope", "")));

                    real.forEach((heading, fields) ->
                            assertThat(fieldsByHeading.get(heading)).as(heading).isEqualTo(fields));
                },
                "--fault",
                "GET: status(503)");
    }
}
