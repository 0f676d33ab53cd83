package dev.snailmail.junit5;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.ServerHandle;
import dev.snailmail.network.Bandwidth;
import dev.snailmail.network.Latency;
import dev.snailmail.network.Network;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What is served: a directory, a file, a class path folder; and to whom: nested classes and subclasses too. */
class RootsTest {

    private static final String ROOT = "src/test/resources/store";

    @SlowStore(root = ROOT)
    static class DirectoryCase {
        @Test
        void test(ServerHandle server) {
            assertThat(server.keys()).containsExactly("folder/shell.txt", "snail.bin");
            assertThat(server.root()).isEqualTo(ROOT);
            assertThat(server.network()).isEqualTo(Network.builder().build());
        }
    }

    @SlowStore(root = ROOT + "/snail.bin")
    static class FileCase {
        @Test
        void test(ServerHandle server) {
            assertThat(server.keys()).containsExactly("snail.bin");
        }
    }

    @SlowStore(root = "classpath:store/folder")
    static class ClasspathCase {
        @Test
        void test(ServerHandle server) {
            assertThat(JupiterRun.read(server, "shell.txt")).hasSize(5);
        }
    }

    @Test
    void aRootIsADirectoryAFileOrAFolderOnTheClassPath() {
        JupiterRun.of(DirectoryCase.class, FileCase.class, ClasspathCase.class).assertPassed(3);
    }

    @SlowStore(root = ROOT, network = "s3-express", bandwidth = "10Mbit/s", seed = 3)
    static class PresetCase {
        @Test
        void test(ServerHandle server) {
            assertThat(server.network())
                    .isEqualTo(Network.s3Express().toBuilder()
                            .shared(Bandwidth.megabitsPerSecond(10))
                            .seed(3)
                            .build());
        }
    }

    @Test
    void attributesReplacePartsOfTheNetwork() {
        JupiterRun.of(PresetCase.class).assertPassed(1);
    }

    @SlowStore(root = ROOT, latency = "lognormal(mode=45ms, sigma=0.5)", bandwidth = "10Mbit/s", seed = -5)
    static class NetworkCase {
        @Test
        void test(ServerHandle server) {
            assertThat(server.network())
                    .isEqualTo(Network.builder()
                            .latency(Latency.logNormal(Duration.ofMillis(45), 0.5))
                            .shared(Bandwidth.megabitsPerSecond(10))
                            .seed(-5)
                            .build());
        }
    }

    @Test
    void theNetworkIsAsTheAttributesSay() {
        JupiterRun.of(NetworkCase.class).assertPassed(1);
    }

    @SlowStore(root = ROOT)
    static class OuterCase {

        private final ServerHandle outer;

        OuterCase(ServerHandle server) {
            outer = server;
        }

        @Nested
        class Shared {
            @Test
            void hasTheServerOfTheClassAroundIt(ServerHandle server) {
                assertThat(server).isSameAs(outer);
                JupiterRun.read(server, "snail.bin");
                assertThat(server.recording().gets()).isEqualTo(1);
            }

            @Nested
            class SharedDeeper {
                @Test
                void hasItToo(ServerHandle server) {
                    assertThat(server).isSameAs(outer);
                    assertThat(server.recording().gets()).isZero();
                }
            }
        }

        @Nested
        @SlowStore(root = ROOT + "/folder")
        class Overriding {
            @Test
            void hasItsOwn(ServerHandle server) {
                assertThat(server).isNotSameAs(outer);
                assertThat(server.keys()).containsExactly("shell.txt");
                assertThat(outer.keys()).contains("snail.bin");
            }
        }
    }

    @Test
    void nestedClassesShareTheServerUnlessTheyHaveTheirOwn() {
        JupiterRun.of(OuterCase.class).assertPassed(3);
    }

    /** JUnit 5.12 and later may construct in the context of the test, which of a nested class is not that of the outer. */
    @Test
    void constructorsOfOuterClassesGetTheServerOfTheirClass() {
        String scope = "junit.jupiter.extensions.testinstantiation.extensioncontextscope.default";
        JupiterRun.with(Map.of(scope, "test_method"), OuterCase.class).assertPassed(3);
    }

    static class InheritingCase extends DirectoryCase {}

    @Test
    void subclassesInheritTheAnnotation() {
        JupiterRun.of(InheritingCase.class).assertPassed(1);
    }
}
