package dev.snailmail.junit5;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.ServerHandle;
import dev.snailmail.SlowServer;
import dev.snailmail.store.ObjectStore;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.RegisterExtension;

/** To whom, and what besides objects, a store answers. */
class ServingAttributesTest {

    private static final String ROOT = "src/test/resources/store";

    /** {@return the status line of the answer} */
    private static String ask(ServerHandle server, String path, String host) {
        try (Socket client = new Socket("127.0.0.1", server.port());
                OutputStream out = client.getOutputStream()) {
            out.write(("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return answer.substring(0, answer.indexOf('\r'));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @SlowStore(root = ROOT, listing = true)
    static class ListingCase {
        @Test
        void test(ServerHandle server) {
            assertThat(new String(JupiterRun.read(server, "folder/"), StandardCharsets.UTF_8))
                    .contains("<a href=\"shell.txt\">shell.txt</a>");
            assertThat(server.recording().byLabel()).containsOnlyKeys("LIST");
            assertThat(server.recording().misses()).isZero();
        }
    }

    @SlowStore(root = ROOT)
    static class NoListingCase {
        @Test
        void test(ServerHandle server) {
            assertThat(ask(server, "/", "127.0.0.1")).contains(" 404 ");
        }
    }

    @Test
    void listingAnswersFolders() {
        JupiterRun.of(ListingCase.class, NoListingCase.class).assertPassed(2);
    }

    @SlowStore(
            root = ROOT,
            allowHost = {"host.testcontainers.internal", "*.store.test"})
    static class AllowHostCase {
        @Test
        void test(ServerHandle server) {
            assertThat(ask(server, "/snail.bin", "host.testcontainers.internal:" + server.port()))
                    .contains(" 200 ");
            assertThat(ask(server, "/snail.bin", "a.store.test")).contains(" 200 ");
            assertThat(ask(server, "/snail.bin", "localhost")).contains(" 200 ");
        }
    }

    @Test
    void allowHostAdmitsHosts() {
        JupiterRun.of(AllowHostCase.class).assertPassed(1);
    }

    static class RegisteredCase {

        @RegisterExtension
        static final SlowStoreExtension STORE = SlowStoreExtension.of(
                SlowServer.builder(ObjectStore.at(Path.of(ROOT))).listing().allowHost("host.testcontainers.internal"));

        @Test
        void test(ServerHandle server) {
            assertThat(ask(server, "/", "host.testcontainers.internal")).contains(" 200 ");
        }
    }

    @Test
    void aRegisteredStoreKeepsThem() {
        JupiterRun.of(RegisteredCase.class).assertPassed(1);
    }

    @SlowStore(root = ROOT, allowHost = "http://x")
    static class BadHostCase {
        @Test
        void test() {}
    }

    @Test
    void aHostThatIsNoneNamesTheAttribute() {
        assertThat(JupiterRun.of(BadHostCase.class).failures())
                .hasOnlyElementsOfType(ExtensionConfigurationException.class)
                .first()
                .satisfies(failure -> assertThat(failure.getMessage())
                        .startsWith("@SlowStore on class " + BadHostCase.class.getName()
                                + ", attribute allowHost: host (http://x) must be a name such as"));
    }
}
