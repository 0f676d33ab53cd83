package dev.snailmail.examples.bench.peer;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.undertow.Undertow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import okhttp3.OkHttp;

/** Of which versions the servers are, as they say themselves. */
public final class PeerVersions {

    private PeerVersions() {}

    public static String undertow() {
        return Undertow.class.getPackage().getImplementationVersion();
    }

    public static String wireMock() {
        return WireMockServer.class.getPackage().getImplementationVersion();
    }

    /** They are released together. */
    public static String mockWebServer() {
        return OkHttp.VERSION;
    }

    /** For example {@code 1.22.1}. */
    public static String nginx(Path nginx) {
        try {
            Process process = new ProcessBuilder(nginx.toString(), "-v")
                    .redirectErrorStream(true)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return output.strip().replaceFirst(".*nginx/", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
