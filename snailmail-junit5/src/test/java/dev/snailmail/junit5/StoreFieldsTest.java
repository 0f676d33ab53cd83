package dev.snailmail.junit5;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.ServerHandle;
import dev.snailmail.SlowServer;
import dev.snailmail.store.ObjectStore;
import java.net.URI;
import java.net.URL;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

class StoreFieldsTest {

    private static final String ROOT = "src/test/resources/store";

    @SlowStore(root = ROOT)
    @SlowStore(name = "part", root = ROOT + "/folder")
    static class BaseCase {

        @Store
        private static ServerHandle ofClass;

        @Store
        private ServerHandle server;

        @Store("part")
        ServerHandle part;

        @BaseUrl
        URI uri;

        @BaseUrl("part")
        protected URL url;

        @BaseUrl
        String string;

        @BeforeAll
        static void isFilledBeforeAll() {
            assertThat(JupiterRun.read(ofClass, "snail.bin")).hasSize(10);
        }

        @BeforeEach
        void isFilledBeforeEach() {
            assertThat(server.recording().gets()).isZero();
        }

        @RepeatedTest(2)
        void areThoseOfTheTest(ServerHandle parameter, @Store("part") ServerHandle partParameter) {
            assertThat(server).isSameAs(parameter).isSameAs(ofClass);
            assertThat(part).isSameAs(partParameter);
            assertThat(uri).isEqualTo(server.baseUri());
            assertThat(url).hasToString(part.baseUri().toString());
            assertThat(string).isEqualTo(server.baseUri().toString());
        }
    }

    /** A field that hides another of the same name; both are filled. */
    static class InheritingCase extends BaseCase {

        @Store("part")
        private ServerHandle server;

        @Test
        void hasFieldsOfItsOwnToo() {
            assertThat(server).isSameAs(part);
        }
    }

    @Test
    void fieldsAreFilledWhateverTheirVisibilityAndInherited() {
        JupiterRun.of(BaseCase.class).assertPassed(2);
        JupiterRun.of(InheritingCase.class).assertPassed(3);
    }

    @SlowStore(root = ROOT)
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class PerClassCase {

        @Store
        ServerHandle server;

        @BeforeAll
        void isFilledBeforeAll() {
            assertThat(JupiterRun.read(server, "snail.bin")).hasSize(10);
        }

        @Test
        @SlowStore(root = ROOT + "/folder")
        void hasThatOfTheMethod(ServerHandle own) {
            assertThat(server).isSameAs(own);
            assertThat(server.keys()).containsExactly("shell.txt");
        }

        @Test
        void hasThatOfTheClass() {
            assertThat(server.keys()).contains("snail.bin");
        }
    }

    @Test
    void ofOneInstanceForAllTestsTooAndAnewForEachTest() {
        JupiterRun.of(PerClassCase.class).assertPassed(2);
    }

    @SlowStore(root = ROOT)
    static class OuterCase {

        @Store
        ServerHandle outer;

        @Nested
        @SlowStore(root = ROOT + "/folder")
        class Inner {

            @Store
            ServerHandle inner;

            @Test
            void eachInstanceSeesWhatItsClassSees() {
                assertThat(outer.keys()).contains("snail.bin");
                assertThat(inner.keys()).containsExactly("shell.txt");
            }
        }
    }

    @Test
    void ofInstancesAroundANestedOneToo() {
        JupiterRun.of(OuterCase.class).assertPassed(1);
    }

    static class RegisteredCase {

        @RegisterExtension
        static final SlowStoreExtension STORE =
                SlowStoreExtension.of(SlowServer.builder(ObjectStore.of(Map.of("a", new byte[1]))));

        @Store
        static ServerHandle ofClass;

        @BaseUrl
        URI uri;

        @Test
        void isFilledToo(@Store ServerHandle parameter) {
            assertThat(ofClass).isSameAs(STORE.server()).isSameAs(parameter);
            assertThat(uri).isEqualTo(ofClass.baseUri());
        }
    }

    static class RegisteredAroundCase extends RegisteredCase {

        @Store
        ServerHandle outer;

        @Nested
        class Inner {

            @RegisterExtension
            final SlowStoreExtension own =
                    SlowStoreExtension.of(SlowServer.builder(ObjectStore.of(Map.of("b", new byte[1]))));

            @Store
            ServerHandle inner;

            @Test
            void eachInstanceHasThatOfItsExtension() {
                assertThat(outer.keys()).containsExactly("a");
                assertThat(inner).isSameAs(own.server());
            }
        }
    }

    @Test
    void byAnExtensionInAFieldToo() {
        JupiterRun.of(RegisteredCase.class).assertPassed(1);
        JupiterRun.of(RegisteredAroundCase.class).assertPassed(2);
    }
}
