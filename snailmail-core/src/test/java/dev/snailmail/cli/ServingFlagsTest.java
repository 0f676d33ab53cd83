package dev.snailmail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.wire.WireClient;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The flags that say to whom, and what besides objects, the command answers. */
class ServingFlagsTest {

    @TempDir
    Path root;

    @BeforeEach
    void fillStore() throws IOException {
        Files.createDirectories(root.resolve("tiles"));
        Files.writeString(root.resolve("tiles/a b.bin"), "0123456789");
    }

    private static int status(URI server, String host) {
        try (WireClient client = WireClient.to(server.getPort())) {
            String path = server.getRawPath();
            return client.send("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n")
                    .read()
                    .status();
        }
    }

    @Test
    void listingAnswersFolders() {
        CommandRun.serving(
                run -> {
                    assertThat(run.get("").body()).contains("<a href=\"tiles/\">tiles/</a>");
                    assertThat(run.get("tiles/").body()).contains("<a href=\"a%20b.bin\">a b.bin</a>");
                },
                root.toString(),
                "--listing");
        CommandRun.serving(run -> assertThat(run.get("").statusCode()).isEqualTo(404), root.toString());
    }

    @Test
    void allowHostAdmitsHostsOnBothPorts() {
        CommandRun.serving(
                run -> {
                    URI control = URI.create(run.announced().get("control").asString())
                            .resolve("stats");
                    for (String host : new String[] {"one.test", "a.two.test:80", "127.0.0.1"}) {
                        assertThat(status(run.base().resolve("tiles/a%20b.bin"), host))
                                .isEqualTo(200);
                        assertThat(status(control, host)).isEqualTo(200);
                    }
                },
                root.toString(),
                "--json",
                "--control-port",
                "0",
                "--allow-host",
                "one.test",
                "--allow-host",
                "*.two.test");
    }

    @Test
    void aHostThatIsNoneIsAnErrorInTheFlags() {
        CommandRun run = CommandRun.of(root.toString(), "--allow-host", "http://x/");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.served()).isFalse();
        assertThat(run.err()).contains("--allow-host host (http://x/) must be a name such as host.docker.internal");
    }
}
