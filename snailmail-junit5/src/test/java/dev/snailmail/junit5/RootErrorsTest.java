package dev.snailmail.junit5;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.io.TempDir;

/** What roots may get wrong: each message whole. */
class RootErrorsTest {

    private static final String ROOT = "src/test/resources/store";
    private static final String OUTER = RootErrorsTest.class.getName() + "$";

    /** All of it, behind the class that it is about. */
    private static void assertError(Class<?> sample, String message) {
        JupiterRun run = JupiterRun.of(sample);
        run.tests().assertStatistics(statistics -> statistics.started(0));
        assertThat(run.failures()).singleElement().isInstanceOf(ExtensionConfigurationException.class);
        assertThat(run.failures().get(0)).hasMessage("@SlowStore on class " + sample.getName() + message);
    }

    abstract static class Sample {
        @Test
        void test() {}
    }

    @SlowStore
    static class NeitherCase extends Sample {}

    @SlowStore(root = ROOT, rootFrom = "dir")
    static class BothCase extends Sample {}

    @Test
    void oneOfRootAndRootFromMustBeGiven() {
        assertError(
                NeitherCase.class,
                " needs a root, such as \"src/test/resources/store\", or a rootFrom, such as the name of a static field"
                        + " with a @TempDir");
        assertError(
                BothCase.class, " has both a root (src/test/resources/store) and a rootFrom (dir); use one of the two");
    }

    @SlowStore(rootFrom = "dri")
    static class UnknownCase extends Sample {
        static Path dir;
    }

    @SlowStore(rootFrom = "java.lang.String#dri")
    static class UnknownElsewhereCase extends Sample {}

    @SlowStore(rootFrom = "no.Such#dir")
    static class UnknownClassCase extends Sample {}

    @SlowStore(rootFrom = "dir")
    static class InstanceCase extends Sample {
        @TempDir
        Path dir;
    }

    @SlowStore(rootFrom = "dir")
    static class ParameterCase extends Sample {
        static Path dir(String name) {
            return Path.of(name);
        }
    }

    @Test
    void whatIsNamedMustBeThereAndStatic() {
        assertError(
                UnknownCase.class,
                ", attribute rootFrom: rootFrom (dri) is neither a method without parameters nor a field of class "
                        + OUTER + "UnknownCase, of what it inherits from, or of the classes around it");
        assertError(
                UnknownElsewhereCase.class,
                ", attribute rootFrom: rootFrom (java.lang.String#dri) is neither a method without parameters nor a field"
                        + " of class java.lang.String, of what it inherits from");
        assertError(
                UnknownClassCase.class,
                ", attribute rootFrom: rootFrom names class no.Such, which is not on the class path");
        assertError(
                InstanceCase.class,
                ", attribute rootFrom: rootFrom (dir) names field " + OUTER + "InstanceCase.dir, which must be static,"
                        + " since a server of the class is there before any test");
        assertError(
                ParameterCase.class,
                ", attribute rootFrom: rootFrom (dir) is neither a method without parameters nor a field of class "
                        + OUTER + "ParameterCase, of what it inherits from, or of the classes around it");
    }

    @SlowStore(rootFrom = "dir")
    static class NullCase extends Sample {
        static Path dir;
    }

    @SlowStore(rootFrom = "open")
    static class TypeCase extends Sample {
        static InputStream open() {
            return InputStream.nullInputStream();
        }
    }

    @SlowStore(rootFrom = "make")
    static class ThrowingCase extends Sample {
        static Path make() {
            throw new IllegalStateException("no disk");
        }
    }

    @SlowStore(rootFrom = "MAP")
    static class MapCase extends Sample {
        static final Map<String, String> MAP = Map.of("a", "b");
    }

    @SlowStore(rootFrom = "PATH")
    static class MissingCase extends Sample {
        static final Path PATH = Path.of("no/such");
    }

    @Test
    void whatItHasMustBeOneThatCanBeServed() {
        assertError(
                NullCase.class,
                ", attribute rootFrom: field " + OUTER + "NullCase.dir is null; a static @TempDir is filled before the"
                        + " first test, but after the constructor of a class with one instance for all tests");
        JupiterRun run = JupiterRun.of(TypeCase.class);
        assertThat(run.failures()).singleElement();
        assertThat(run.failures().get(0).getMessage())
                .startsWith("@SlowStore on class " + OUTER + "TypeCase, attribute rootFrom: method " + OUTER
                        + "TypeCase.open is a java.io.InputStream")
                .endsWith(", and must be a Path, a File, a URI, a String, an ObjectStore or a Map<String, byte[]>");
        assertError(
                ThrowingCase.class,
                ", attribute rootFrom: method " + OUTER
                        + "ThrowingCase.make throws java.lang.IllegalStateException: no disk");
        assertError(
                MapCase.class,
                ", attribute rootFrom: field " + OUTER
                        + "MapCase.MAP: the map must be a Map<String, byte[]>, but has the"
                        + " key (a) with a java.lang.String");
        assertError(
                MissingCase.class,
                ", attribute rootFrom: field " + OUTER + "MissingCase.PATH: root (no/such) does not exist; looked for "
                        + Path.of("no/such").toAbsolutePath());
    }

    @SlowStore(rootFrom = "dir")
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class TooEarlyCase {
        @TempDir
        static Path dir;

        TooEarlyCase(@BaseUrl String url) {}

        @Test
        void test() {}
    }

    @Test
    void aConstructorMayBeTooEarlyForATempDir() {
        JupiterRun run = JupiterRun.of(TooEarlyCase.class);
        assertThat(run.failures()).singleElement().asString().contains("field " + OUTER + "TooEarlyCase.dir is null;");
    }

    @SlowStore(root = "synthetic(huge.bin)")
    static class NoSizeCase extends Sample {}

    @SlowStore(root = "synthetic(key=huge.bin)")
    static class LacksSizeCase extends Sample {}

    @SlowStore(root = "synthetic(a: 1XB)")
    static class UnitCase extends Sample {}

    @SlowStore(root = "synthetic(a: 9300PiB)")
    static class TooLargeCase extends Sample {}

    @SlowStore(root = "synthetic(a: 1, a: 2)")
    static class TwiceCase extends Sample {}

    @SlowStore(root = "synthetic(../a: 1)")
    static class KeyCase extends Sample {}

    @Test
    void syntheticObjectsHaveKeysAndSizes() {
        String start = ", attribute root: \"synthetic(";
        String allowed = "; allowed: \"synthetic(key=huge.bin, size=1TB)\", \"synthetic(huge.bin: 1TB, small.bin:"
                + " 10kB)\"; see docs/specs.md";
        String units = "; units are B, kB, MB, GB, TB, PB, EB, KiB, MiB, GiB, TiB, PiB, EiB";
        assertError(NoSizeCase.class, start + "huge.bin)\" has huge.bin, which must be key: size" + allowed);
        assertError(LacksSizeCase.class, start + "key=huge.bin)\" lacks size" + allowed);
        assertError(
                UnitCase.class, start + "a: 1XB)\" has size (1XB), which has the unknown unit XB" + units + allowed);
        assertError(
                TooLargeCase.class,
                start + "a: 9300PiB)\" has size (9300PiB), which must be at most 9223372036854775807 B, about"
                        + " 9.2EB" + units + allowed);
        assertError(TwiceCase.class, start + "a: 1, a: 2)\" gives a twice" + allowed);
        JupiterRun run = JupiterRun.of(KeyCase.class);
        assertThat(run.failures())
                .singleElement()
                .asString()
                .contains("\"synthetic(../a: 1)\" is out of bounds: ", "../a");
    }
}
