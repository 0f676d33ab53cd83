package dev.snailmail.junit5;

import static dev.snailmail.junit5.BudgetRun.TWO_FILES;
import static dev.snailmail.junit5.BudgetRun.failuresOf;
import static dev.snailmail.junit5.BudgetRun.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.ServerHandle;
import dev.snailmail.SlowServer;
import dev.snailmail.store.ObjectStore;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Where budgets stand, and which of several holds. */
class BudgetPlacesTest {

    private static final String OUTER = BudgetPlacesTest.class.getName() + "$";

    @SlowStore(root = TWO_FILES)
    @Budget(gets = 1, misses = 0)
    static class MergedCase {
        @Test
        void hasThatOfTheClass(ServerHandle server) {
            read(server, "a", "b");
        }

        @Test
        @Budget(gets = 3)
        void setsOneAnew(ServerHandle server) {
            read(server, "a", "b");
            JupiterRun.serves(server, "none");
        }

        @Nested
        @Budget(bytes = "10B")
        class Within {
            @Test
            void hasBoth(ServerHandle server) {
                read(server, "a", "b");
            }

            @Test
            @Budget(gets = 2, bytes = "30B")
            void setsBothAnew(ServerHandle server) {
                read(server, "a", "b");
            }
        }
    }

    @Test
    void whatIsNearerHoldsAttributeByAttribute() {
        List<String> failures = failuresOf(MergedCase.class);
        assertThat(failures).hasSize(3);
        assertThat(failures)
                .anySatisfy(failure -> assertThat(failure)
                        .contains("hasThatOfTheClass", "at most 1, says @Budget on class " + OUTER + "MergedCase\n")
                        .doesNotContain("misses"))
                .anySatisfy(failure -> assertThat(failure)
                        .contains("setsOneAnew", "expected misses: at most 0, says @Budget on class " + OUTER)
                        .doesNotContain("GETs:"))
                .anySatisfy(failure -> assertThat(failure)
                        .contains(
                                "hasBoth",
                                "expected GETs: at most 1, says @Budget on class " + OUTER + "MergedCase\n",
                                "at most 10 (10B), says @Budget on class " + OUTER + "MergedCase$Within\n"));
    }

    @Target({ElementType.TYPE, ElementType.METHOD})
    @Retention(RetentionPolicy.RUNTIME)
    @Budget(gets = 1)
    @interface OneGet {}

    @Target({ElementType.TYPE, ElementType.METHOD})
    @Retention(RetentionPolicy.RUNTIME)
    @SlowStore(root = TWO_FILES)
    @Budget(misses = 0)
    @interface Thrifty {}

    @Thrifty
    @OneGet
    static class ComposedCase {
        @Test
        void test(ServerHandle server) {
            read(server, "a");
            JupiterRun.serves(server, "none");
        }
    }

    @Thrifty
    static class ComposedMethodCase {
        @Test
        @OneGet
        @Budget(bytes = "10B")
        void test(ServerHandle server) {
            read(server, "b", "a");
        }
    }

    @Budget(gets = 1)
    interface Limited {}

    @Budget(gets = 2)
    interface LimitedNearer extends Limited {}

    static class InheritedCase extends ComposedCase {}

    @SlowStore(root = TWO_FILES)
    static class ImplementingCase implements LimitedNearer {
        @Test
        void test(ServerHandle server) {
            read(server, "a", "b", "a");
        }
    }

    @Test
    void isFoundOnAnnotationsSuperclassesAndInterfaces() {
        assertThat(failuresOf(ComposedCase.class)).singleElement().asString().contains("GETs: at most 1", "misses: at");
        assertThat(failuresOf(InheritedCase.class))
                .singleElement()
                .asString()
                .contains("GETs: at most 1, says @Budget on class " + OUTER + "ComposedCase\n");
        assertThat(failuresOf(ComposedMethodCase.class))
                .singleElement()
                .asString()
                .contains("GETs: at most 1", "bytes sent: at most 10 (10B)");
        assertThat(failuresOf(ImplementingCase.class))
                .singleElement()
                .asString()
                .contains("GETs: at most 2, says @Budget on interface " + OUTER + "LimitedNearer\n");
    }

    @SlowStore(name = "only", root = TWO_FILES)
    @Budget(gets = 0, misses = 0)
    static class OnlyStoreCase {
        @Test
        @Budget(store = "only", gets = 2)
        void test(ServerHandle server) {
            read(server, "a", "b");
        }
    }

    static class FieldCase {
        @RegisterExtension
        static final SlowStoreExtension STORE =
                SlowStoreExtension.of(SlowServer.builder(ObjectStore.synthetic("a", 10)));

        @Test
        @Budget(gets = 1)
        void test() {
            read(STORE.server(), "a", "a");
        }
    }

    static class MethodStoreCase {
        @Test
        @Budget(gets = 1)
        @SlowStore(root = TWO_FILES)
        void test(ServerHandle server) {
            read(server, "a", "a");
        }
    }

    @Test
    void theOnlyStoreNeedsNoNameAndMayBeInAFieldOrOnAMethod() {
        JupiterRun.of(OnlyStoreCase.class).assertPassed(1);
        assertThat(failuresOf(FieldCase.class)).singleElement().asString().contains("at most 1", "but was: 2");
        assertThat(failuresOf(MethodStoreCase.class)).singleElement().asString().contains("at most 1", "but was: 2");
    }
}
