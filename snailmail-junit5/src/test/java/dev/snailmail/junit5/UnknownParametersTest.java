package dev.snailmail.junit5;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.SlowServer;
import dev.snailmail.store.ObjectStore;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ResourceLock(Resources.SYSTEM_PROPERTIES)
class UnknownParametersTest {

    private static final String ALL = "There are snailmail.network, snailmail.latency, snailmail.bandwidth,"
            + " snailmail.seed, snailmail.timeScale, snailmail.budgets, snailmail.budgets.directory, snailmail.report,"
            + " snailmail.report.folder";

    // Held, as the log manager forgets a logger that nobody holds, and its handlers with it.
    private final Logger logger = Logger.getLogger(UnknownParameters.class.getName());
    private final List<String> warnings = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            warnings.add(entry.getLevel() + " " + entry.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };
    private final List<String> set = new ArrayList<>();

    @BeforeEach
    void listen() {
        logger.setUseParentHandlers(false);
        logger.addHandler(handler);
    }

    @AfterEach
    void cleanUp() {
        logger.removeHandler(handler);
        logger.setUseParentHandlers(true);
        set.forEach(System::clearProperty);
    }

    private void setProperty(String key, String value) {
        set.add(key);
        System.setProperty(key, value);
    }

    @SlowStore(root = "synthetic(key=a, size=1B)", configurable = false)
    static class Annotated {
        @Test
        void test() {}

        @Test
        void another() {}
    }

    static class InFields {
        @RegisterExtension
        static final SlowStoreExtension OF_CLASS =
                SlowStoreExtension.of(SlowServer.builder(ObjectStore.synthetic("a", 1)));

        @RegisterExtension
        final SlowStoreExtension ofTest = SlowStoreExtension.of(SlowServer.builder(ObjectStore.synthetic("a", 1)));

        @Test
        void test() {}
    }

    @Test
    void aSystemPropertyIsWarnedOfOnceInARun() {
        setProperty("snailmail.netwrok", "lte");

        JupiterRun.of(Annotated.class, InFields.class).assertPassed(3);

        assertThat(warnings)
                .containsExactly("WARNING unknown parameter snailmail.netwrok (a system property); did you mean"
                        + " snailmail.network? " + ALL);
    }

    @Test
    void anExtensionOfATestWarnsToo() {
        setProperty("snailmail.sede", "7");

        JupiterRun.of(InFields.class).assertPassed(1);

        assertThat(warnings).singleElement().asString().contains("did you mean snailmail.seed?");
    }

    @ParameterizedTest
    @CsvSource({
        "time-scale, timeScale",
        "timescale, timeScale",
        "TIME_SCALE, timeScale",
        "scale, timeScale",
        "budget, budgets",
        "budgetsDirectory, budgets.directory",
        "report.fodler, report.folder",
        "reports, report",
        "bandwith, bandwidth",
        "latncy, latency"
    })
    void theNearestNameIsTheOneThatTakesTheFewestEdits(String suffix, String nearest) {
        setProperty("snailmail." + suffix, "value");

        JupiterRun.of(Annotated.class).assertPassed(2);

        assertThat(warnings).singleElement().asString().contains("did you mean snailmail." + nearest + "?");
    }

    @Test
    void aNameThatIsLikeNoneGetsTheList() {
        setProperty("snailmail.xyz", "value");

        JupiterRun.of(Annotated.class).assertPassed(2);

        assertThat(warnings).containsExactly("WARNING unknown parameter snailmail.xyz (a system property); " + ALL);
    }

    @Test
    void theFileOfJUnitIsReadToo(@TempDir Path folder) throws IOException {
        Files.writeString(
                folder.resolve("junit-platform.properties"),
                "snailmail.reporting=always\nsnailmail.seed=1\nsnail.mail=1\n");
        Thread thread = Thread.currentThread();
        ClassLoader usual = thread.getContextClassLoader();
        try (URLClassLoader withFile =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, usual)) {
            thread.setContextClassLoader(withFile);
            JupiterRun.withImplicit(Map.of(), Annotated.class).assertPassed(2);
        } finally {
            thread.setContextClassLoader(usual);
        }

        assertThat(warnings)
                .singleElement()
                .asString()
                .contains("snailmail.reporting (junit-platform.properties); did you mean snailmail.report?");
    }

    @Test
    void parametersThatThereAreAreFine() {
        for (SuiteParameter parameter : SuiteParameter.values()) {
            setProperty(parameter.key(), "");
        }

        JupiterRun.of(Annotated.class).assertPassed(2);

        assertThat(warnings).isEmpty();
    }

    /** Maven hands on what a build was started with. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "snailmail.version",
                "snailmail.repository",
                "snailmail.bench.docs",
                "snailmail.bench.node",
                "snailmail.scenario",
                "snailmail.scenarios.minutes",
                "snailmail.python",
                "snailmail.chromium",
                "snailmail.chromedriver"
            })
    void propertiesOfBuildsAreFine(String key) {
        setProperty(key, "value");

        JupiterRun.of(Annotated.class).assertPassed(2);

        assertThat(warnings).isEmpty();
    }

    @Test
    void theDocumentationListsThemAll() throws IOException {
        String documented = Files.readString(Path.of("../docs/junit.md"));

        assertThat(Arrays.stream(SuiteParameter.values()).map(parameter -> "| `" + parameter.key() + "` |"))
                .allSatisfy(row -> assertThat(documented).contains(row));
    }
}
