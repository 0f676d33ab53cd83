package dev.snailmail.examples;

import static dev.snailmail.assertj.SnailmailAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.ServerHandle;
import dev.snailmail.SlowServer;
import dev.snailmail.junit5.BaseUrl;
import dev.snailmail.junit5.SlowStore;
import dev.snailmail.junit5.SlowStore.Lifecycle;
import dev.snailmail.junit5.SlowStoreExtension;
import dev.snailmail.junit5.Store;
import dev.snailmail.store.ObjectStore;
import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What docs/junit.md shows: where stores stand, who takes them, what they serve. */
class TwoStoresTest {

    private static final String JAR = "commons-rng-client-api.jar";
    private static final String ENTRY = "org/apache/commons/rng/UniformRandomProvider.class";

    private static byte[] get(URI uri) throws IOException {
        try (var body = uri.toURL().openStream()) {
            return body.readAllBytes();
        }
    }

    // tag::named[]
    @Nested
    @SlowStore(name = "jars", root = "target/store", latency = "fixed(2ms)")
    @SlowStore(name = "index", rootFrom = "index")
    class ByName {

        @Store("index")
        ServerHandle index;

        @Test
        void asksTheIndexOnce(@Store("jars") ServerHandle jars, @BaseUrl("jars") URI base) throws IOException {
            String name = new String(get(index.uri("latest")), StandardCharsets.UTF_8);
            RemoteJar.read(base.resolve(name), ENTRY);

            assertThat(index).hadExactlyGets(1);
            assertThat(jars).hadAtMostGets(3);
        }
    }

    static Map<String, byte[]> index() {
        return Map.of("latest", JAR.getBytes(StandardCharsets.UTF_8));
    }
    // end::named[]

    // tag::fields[]
    @Nested
    class InFields {

        @RegisterExtension
        static final SlowStoreExtension JARS =
                SlowStoreExtension.named("jars", SlowServer.builder(Path.of("target/store")));

        @RegisterExtension
        static final SlowStoreExtension INDEX =
                SlowStoreExtension.named("index", SlowServer.builder(ObjectStore.of(index())));

        @Test
        void asksTheIndexOnce(@Store("index") ServerHandle index, @BaseUrl("jars") URI jars) throws IOException {
            String name = new String(get(index.uri("latest")), StandardCharsets.UTF_8);
            RemoteJar.read(jars.resolve(name), ENTRY);

            assertThat(index).hadExactlyGets(1);
            assertThat(JARS.server()).hadAtMostGets(3);
        }
    }
    // end::fields[]

    // tag::composed[]
    @Target({ElementType.TYPE, ElementType.METHOD})
    @Retention(RetentionPolicy.RUNTIME)
    @SlowStore(root = "target/store", network = "s3-express")
    @interface OnS3Express {}

    @Nested
    class OnMethods {

        @Test
        @OnS3Express
        void readsAcrossTheNetwork(ServerHandle server) throws IOException {
            RemoteJar.read(server.uri(JAR), ENTRY);
            assertThat(server).hadExactlyGets(3);
        }
    }
    // end::composed[]

    // tag::tempdir[]
    @Nested
    @SlowStore(rootFrom = "dir")
    class OfATempDir {

        @TempDir
        static Path dir;

        @BeforeAll
        static void write() throws IOException {
            Files.writeString(dir.resolve("greeting.txt"), "hello");
        }

        @Test
        void servesWhatTheTestWrites(@BaseUrl URI base) throws IOException {
            assertThat(get(base.resolve("greeting.txt"))).asString().isEqualTo("hello");
        }
    }
    // end::tempdir[]

    // tag::synthetic[]
    @Nested
    @SlowStore(root = "synthetic(key=huge.bin, size=1TB)", lifecycle = Lifecycle.PER_METHOD)
    class OfNoDisk {
        // end::synthetic[]

        @Test
        void isThere(ServerHandle server) throws IOException {
            assertThat(server.uri("huge.bin").toURL().openConnection().getContentLengthLong())
                    .isEqualTo(1_000_000_000_000L);
        }
    }

    // tag::parallel[]
    @Nested
    @Execution(ExecutionMode.CONCURRENT)
    @SlowStore(root = "target/store")
    class InParallel {

        @RepeatedTest(20)
        void countsItsOwn(ServerHandle server) throws IOException {
            RemoteJar.read(server.uri(JAR), ENTRY);
            assertThat(server).hadExactlyGets(3);
        }
    }
    // end::parallel[]

    /** Stands for code that is configured by system properties. */
    static final class App {
        static URI storeUrl() {
            return URI.create(System.getProperty("app.store.url"));
        }

        private App() {}
    }

    // tag::property[]
    @Nested
    @SlowStore(root = "target/store", property = "app.store.url")
    class ByProperty {

        @Test
        void theAppFindsItsStore(ServerHandle server) throws IOException {
            RemoteJar.read(App.storeUrl().resolve(JAR), ENTRY);
            assertThat(server).hadExactlyGets(3);
        }
    }
    // end::property[]
}
