package dev.snailmail.junit5;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.ServerHandle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** No two tests share a folder of reports, nor a line of best figures. */
class UniqueNamesTest {

    private static final String ROOT = "synthetic(a: 10B)";
    private static final String SAMPLE = UniqueNamesTest.class.getName() + "$";

    @TempDir
    Path folder;

    /** The folders of reports of all tests of some classes, relative to the folder of all; there are files in each. */
    private List<String> foldersOf(int tests, Class<?>... samples) {
        Map<String, String> configuration = Map.of(
                "snailmail.report",
                "always",
                "snailmail.report.folder",
                folder.toString(),
                "snailmail.budgets",
                "write",
                "snailmail.budgets.directory",
                folder.toString());
        JupiterRun.with(configuration, samples).assertPassed(tests);
        try (Stream<Path> files = Files.walk(folder)) {
            List<String> folders = files.filter(file -> file.endsWith("recording.json"))
                    .map(file -> folder.relativize(file.getParent()).toString())
                    .sorted()
                    .toList();
            assertThat(folders).hasSize(tests);
            return folders;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines of best figures of a class, without the figures. */
    private List<String> linesOf(int tests, Class<?> sample) throws IOException {
        for (String mode : List.of("write", "check")) {
            JupiterRun.with(Map.of("snailmail.budgets", mode, "snailmail.budgets.directory", folder.toString()), sample)
                    .assertPassed(tests);
        }
        List<String> lines = Files.readAllLines(folder.resolve(sample.getName().replace('.', '/') + ".budget")).stream()
                .filter(line -> !line.isEmpty() && !line.startsWith("# "))
                .map(line -> line.replaceAll(": requests=.*", ""))
                .toList();
        assertThat(lines).hasSize(tests);
        return lines;
    }

    @SlowStore(root = ROOT)
    @Budget(ratchet = true)
    static class BaseCase {
        @Test
        void asks(ServerHandle server) {
            JupiterRun.read(server, "a");
        }

        @Test
        void inherited(ServerHandle server) {
            JupiterRun.read(server, "a");
        }
    }

    static class HeirCase extends BaseCase {
        @Test
        void asks(ServerHandle server, TestInfo test) {
            JupiterRun.read(server, "a");
        }

        /** Not a test, so it changes no name. */
        void inherited() {}
    }

    @Test
    void anOverloadOfAnInheritedTestHasItsOwn() throws IOException {
        String heir = SAMPLE + "HeirCase/";
        assertThat(foldersOf(3, HeirCase.class))
                .containsExactly(heir + "asks(ServerHandle)", heir + "asks(ServerHandle,TestInfo)", heir + "inherited");
        assertThat(linesOf(3, HeirCase.class))
                .containsExactly("asks(ServerHandle)", "asks(ServerHandle, TestInfo)", "inherited(ServerHandle)");
    }

    static final class One {
        static final class Kind {}
    }

    static final class Two {
        static final class Kind {}
    }

    static final class NullResolver implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType().getSimpleName().equals("Kind");
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return null;
        }
    }

    @SlowStore(root = ROOT)
    @Budget(ratchet = true)
    @ExtendWith(NullResolver.class)
    static class EqualSimpleNamesCase {
        @Test
        void asks(One.Kind kind, ServerHandle server) {
            JupiterRun.read(server, "a");
        }

        @Test
        void asks(Two.Kind kind, ServerHandle server) {
            JupiterRun.read(server, "a");
        }

        @Test
        void asks(ServerHandle server) {
            JupiterRun.read(server, "a");
        }
    }

    @Test
    void typesOfEqualSimpleNamesAreToldApart() throws IOException {
        assertThat(foldersOf(3, EqualSimpleNamesCase.class))
                .hasSize(3)
                .contains(SAMPLE + "EqualSimpleNamesCase/asks(ServerHandle)")
                .anySatisfy(name -> assertThat(name).matches(".*/asks-[0-9a-f]{16}"));
        assertThat(linesOf(3, EqualSimpleNamesCase.class))
                .containsExactly(
                        "asks(ServerHandle)",
                        "asks(" + One.Kind.class.getName() + ", dev.snailmail.ServerHandle)",
                        "asks(" + Two.Kind.class.getName() + ", dev.snailmail.ServerHandle)");
    }

    @SlowStore(root = ROOT)
    static class ReplacedCharactersCase {
        @Test
        void costs€(ServerHandle server) {
            JupiterRun.read(server, "a");
        }

        @Test
        void costs£(ServerHandle server) {
            JupiterRun.read(server, "a");
        }

        @Test
        void is€(ServerHandle server) {
            JupiterRun.read(server, "a");
        }

        @Nested
        class In€ {
            @Test
            void asks(ServerHandle server) {
                JupiterRun.read(server, "a");
            }
        }

        @Nested
        class In£ {
            @Test
            void asks(ServerHandle server) {
                JupiterRun.read(server, "a");
            }
        }
    }

    @Test
    void namesThatDifferInReplacedCharactersOnlyHaveADigest() {
        String sample = SAMPLE + "ReplacedCharactersCase";
        String digest = "-[0-9a-f]{16}";
        assertThat(foldersOf(5, ReplacedCharactersCase.class))
                .satisfiesExactly(
                        name -> assertThat(name).matches("\\Q" + sample + "$In_\\E" + digest + "/asks"),
                        name -> assertThat(name).matches("\\Q" + sample + "$In_\\E" + digest + "/asks"),
                        name -> assertThat(name).matches("\\Q" + sample + "/costs_\\E" + digest),
                        name -> assertThat(name).matches("\\Q" + sample + "/costs_\\E" + digest),
                        name -> assertThat(name).isEqualTo(sample + "/is_"));
    }

    @SlowStore(root = ROOT)
    abstract static class InheritedCase {
        @Nested
        class Inner {
            @Test
            void asks(ServerHandle server) {
                JupiterRun.read(server, "a");
            }
        }
    }

    static class FirstHeirCase extends InheritedCase {}

    static class SecondHeirCase extends InheritedCase {}

    @Test
    void anInheritedNestedClassHasItsOwnInEachHeir() {
        assertThat(foldersOf(2, FirstHeirCase.class, SecondHeirCase.class))
                .containsExactly(SAMPLE + "FirstHeirCase$Inner/asks", SAMPLE + "SecondHeirCase$Inner/asks");
    }

    @Test
    void namesOfOtherLanguagesHaveTheirOwn() throws IOException {
        Class<?> sample = RenamingLoader.load(
                OddlyNamedMethods.class, Map.of("readsX1", "reads-1", "tells_1", " asks 1", "says_1", "asks 1"));
        String folders = OddlyNamedMethods.class.getName() + "/";
        assertThat(foldersOf(5, sample))
                .containsExactly(
                        folders + "_asks_1",
                        folders + "asks_1",
                        folders + "reads(URL)-1",
                        folders + "reads-1(URL)",
                        folders + "reads-2");
        assertThat(linesOf(5, sample))
                .containsExactly("\\ asks 1(URL)", "asks 1(URL)", "reads(URL)[1]", "reads(URL)[2]", "reads-1(URL)");
    }

    private static final String NINETY = "ぶ".repeat(90);

    @SlowStore(root = ROOT)
    static class LongNamesCase {
        @Test
        void ぶぶぶぶぶぶぶぶぶぶぶぶぶぶぶぶぶぶぶぶぶぶぶぶぶぶぶぶぶぶぶぶぶぶぶぶぶぶぶぶぶぶぶぶぶぶぶぶぶぶぶぶぶぶぶぶぶぶぶぶぶぶぶぶぶぶぶぶぶぶぶぶぶぶぶぶぶぶぶぶぶぶぶぶぶぶぶぶぶぶ(
                ServerHandle server) {
            JupiterRun.read(server, "a");
        }
    }

    @Test
    void namesAreLimitedInBytes() {
        String hash = "-" + Integer.toHexString(NINETY.hashCode());
        assertThat(foldersOf(1, LongNamesCase.class))
                .containsExactly(SAMPLE + "LongNamesCase/" + "ぶ".repeat((255 - hash.length()) / 3) + hash);
    }

    @SlowStore(name = "a/b", root = ROOT)
    @SlowStore(name = "a\\b", root = ROOT)
    @SlowStore(name = "../c d", root = ROOT)
    @SlowStore(name = "recording", root = ROOT)
    @SlowStore(root = ROOT)
    static class StoreNamesCase {
        @Test
        void asks(
                @Store("a/b") ServerHandle slash,
                @Store("a\\b") ServerHandle backslash,
                @Store("../c d") ServerHandle up,
                @Store("recording") ServerHandle named,
                @Store ServerHandle unnamed) {
            Stream.of(slash, backslash, up, named, unnamed).forEach(server -> JupiterRun.read(server, "a"));
        }
    }

    static class TwoFieldsCase {
        @RegisterExtension
        static final SlowStoreExtension ONE = extension();

        @RegisterExtension
        static final SlowStoreExtension TWO = extension();

        private static SlowStoreExtension extension() {
            return SlowStoreExtension.of(dev.snailmail.SlowServer.builder(
                    dev.snailmail.store.ObjectStore.of(Map.of("a", "a".getBytes(StandardCharsets.UTF_8)))));
        }

        @Test
        void asks() {
            JupiterRun.read(ONE.server(), "a");
            JupiterRun.read(TWO.server(), "a");
        }
    }

    @Test
    void filesOfStoresHaveTheirOwn() {
        Map<String, String> configuration =
                Map.of("snailmail.report", "always", "snailmail.report.folder", folder.toString());
        JupiterRun.with(configuration, StoreNamesCase.class, TwoFieldsCase.class)
                .assertPassed(2);

        assertThat(recordingsIn(SAMPLE + "StoreNamesCase/asks"))
                .containsExactlyInAnyOrder(
                        "a_b.json", "a_b-2.json", ".._c d.json", "recording.json", "recording-2.json");
        assertThat(recordingsIn(SAMPLE + "TwoFieldsCase/asks"))
                .containsExactlyInAnyOrder("recording.json", "recording-2.json");
    }

    private String[] recordingsIn(String test) {
        return folder.resolve(test).toFile().list((parent, name) -> name.endsWith(".json"));
    }
}
