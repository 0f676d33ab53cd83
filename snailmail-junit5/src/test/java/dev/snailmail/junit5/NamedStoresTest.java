package dev.snailmail.junit5;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.ServerHandle;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.net.URI;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Where stores stand, and which of several a test gets. */
class NamedStoresTest {

    private static final String ROOT = "src/test/resources/store";
    private static final String FOLDER = ROOT + "/folder";

    private static void assertServes(ServerHandle server, String... keys) {
        assertThat(server.keys()).containsExactly(keys);
    }

    @SlowStore(name = "whole", root = ROOT)
    @SlowStore(name = "part", root = FOLDER)
    static class TwoNamedCase {

        @Test
        void picksByName(
                @Store("whole") ServerHandle whole, @Store("part") ServerHandle part, @BaseUrl("part") URI partUrl) {
            assertServes(whole, "folder/shell.txt", "snail.bin");
            assertServes(part, "shell.txt");
            assertThat(partUrl).isEqualTo(part.baseUri());
        }

        @Test
        void eachCountsItsOwn(@Store("whole") ServerHandle whole, @Store("part") ServerHandle part) {
            JupiterRun.read(whole, "snail.bin");
            assertThat(whole.recording().gets()).isEqualTo(1);
            assertThat(part.recording().gets()).isZero();
        }

        @Test
        @SlowStore(root = FOLDER)
        void oneWithoutANameIsTheOneWithoutAMark(ServerHandle own, @Store("whole") ServerHandle whole) {
            assertServes(own, "shell.txt");
            assertServes(whole, "folder/shell.txt", "snail.bin");
        }

        @Test
        @SlowStore(name = "whole", root = FOLDER)
        void thatOfAMethodHidesThatOfItsClass(@Store("whole") ServerHandle own, @Store("part") ServerHandle part) {
            assertServes(own, "shell.txt");
            assertThat(own.port()).isNotEqualTo(part.port());
        }

        @Nested
        @SlowStore(name = "part", root = ROOT)
        class Inner {
            @Test
            void hidesTheOneOfThatNameOnly(@Store("whole") ServerHandle whole, @Store("part") ServerHandle part) {
                assertServes(part, "folder/shell.txt", "snail.bin");
                assertServes(whole, "folder/shell.txt", "snail.bin");
                assertThat(part.port()).isNotEqualTo(whole.port());
            }
        }
    }

    @Test
    void storesArePickedByNameAndTheNearestHidesOthers() {
        JupiterRun.of(TwoNamedCase.class).assertPassed(5);
    }

    @SlowStore(name = "only", root = FOLDER)
    static class OneNamedCase {
        @Test
        void needsNoMark(ServerHandle server, @BaseUrl URI url, @Store ServerHandle marked) {
            assertServes(server, "shell.txt");
            assertThat(marked).isSameAs(server);
            assertThat(url).isEqualTo(server.baseUri());
        }
    }

    @Test
    void theOnlyOneNeedsNoMark() {
        JupiterRun.of(OneNamedCase.class).assertPassed(1);
    }

    static class MethodsCase {
        @Test
        @SlowStore(root = FOLDER)
        void hasItsOwn(ServerHandle server) {
            assertServes(server, "shell.txt");
        }

        @Test
        @SlowStore(name = "a", root = ROOT)
        @SlowStore(name = "b", root = FOLDER)
        void hasTwo(@Store("a") ServerHandle a, @Store("b") ServerHandle b) {
            assertServes(a, "folder/shell.txt", "snail.bin");
            assertServes(b, "shell.txt");
        }

        @Test
        void hasNone() {}
    }

    @Test
    void aMethodMayHaveAStoreWhereItsClassHasNone() {
        JupiterRun.of(MethodsCase.class).assertPassed(3);
    }

    @Target({ElementType.TYPE, ElementType.METHOD})
    @Retention(RetentionPolicy.RUNTIME)
    @SlowStore(root = FOLDER)
    @interface Shell {}

    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @Shell
    @SlowStore(name = "whole", root = ROOT)
    @interface ShellAndMore {}

    @Shell
    static class ComposedCase {
        @Test
        void test(ServerHandle server) {
            assertServes(server, "shell.txt");
        }
    }

    @ShellAndMore
    static class ComposedTwiceCase {
        @Test
        void test(ServerHandle server, @Store("whole") ServerHandle whole) {
            assertServes(server, "shell.txt");
            assertServes(whole, "folder/shell.txt", "snail.bin");
        }
    }

    static class ComposedInheritedCase extends ComposedCase {}

    static class ComposedMethodCase {
        @Test
        @Shell
        void test(ServerHandle server) {
            assertServes(server, "shell.txt");
        }
    }

    @Test
    void anAnnotationOfTheUsersMayHaveItOnClassesAndMethods() {
        JupiterRun.of(
                        ComposedCase.class,
                        ComposedTwiceCase.class,
                        ComposedInheritedCase.class,
                        ComposedMethodCase.class)
                .assertPassed(4);
    }

    @SlowStore(root = FOLDER)
    interface Served {}

    @SlowStore(root = ROOT)
    interface ServedOtherwise {}

    static class ImplementingCase implements Served {
        @Test
        void test(ServerHandle server) {
            assertServes(server, "shell.txt");
        }
    }

    static class HeirCase extends ImplementingCase implements ServedOtherwise {}

    @SlowStore(root = FOLDER)
    static class DecidingCase implements Served, ServedOtherwise {
        @Test
        void test(ServerHandle server) {
            assertServes(server, "shell.txt");
        }
    }

    @SlowStore(name = "more", root = ROOT)
    static class AddingCase extends ImplementingCase {
        @Test
        void hasBoth(ServerHandle inherited, @Store("more") ServerHandle more) {
            assertServes(inherited, "shell.txt");
            assertServes(more, "folder/shell.txt", "snail.bin");
        }
    }

    @Test
    void isInheritedFromInterfacesAndSuperclassesTheNearestFirst() {
        JupiterRun.of(ImplementingCase.class, HeirCase.class, DecidingCase.class, AddingCase.class)
                .assertPassed(5);
    }
}
