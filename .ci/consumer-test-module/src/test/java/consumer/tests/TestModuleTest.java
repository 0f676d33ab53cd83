package consumer.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.snailmail.ServerHandle;
import dev.snailmail.SlowServer;
import dev.snailmail.junit5.BaseUrl;
import dev.snailmail.junit5.Budget;
import dev.snailmail.junit5.Fault;
import dev.snailmail.junit5.SlowStore;
import dev.snailmail.junit5.SlowStoreExtension;
import dev.snailmail.junit5.Store;
import dev.snailmail.report.HtmlReport;
import dev.snailmail.store.ObjectStore;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@SlowStore(name = "tiles", root = "classpath:store", latency = "lognormal(mode=5ms, sigma=0.5)")
class TestModuleTest {

    @RegisterExtension
    private static final SlowStoreExtension INDEX =
            SlowStoreExtension.named("index", SlowServer.builder(ObjectStore.synthetic("latest", 3)));

    @Store("index")
    private ServerHandle index;

    private static byte[] read(URI uri) throws IOException {
        try (InputStream bytes = uri.toURL().openStream()) {
            return bytes.readAllBytes();
        }
    }

    @Test
    void allOfItAreModules() {
        assertEquals("consumer.tests", TestModuleTest.class.getModule().getName());
        assertEquals("dev.snailmail.junit5", SlowStore.class.getModule().getName());
        assertEquals("dev.snailmail", ServerHandle.class.getModule().getName());
    }

    @Test
    @Budget(store = "tiles", gets = 1)
    void parametersAndFields(@BaseUrl("tiles") URI tiles) throws IOException {
        assertEquals("test-tile", new String(read(tiles.resolve("tile1.bin"))).strip());
        assertEquals(3, read(index.uri("latest")).length);
        assertEquals(1, index.recording().gets());
    }

    @Test
    @Fault(store = "index", status = 503)
    void faults() throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) index.uri("latest").toURL().openConnection();
        assertEquals(503, connection.getResponseCode());
    }

    @Test
    void reports(@Store("tiles") ServerHandle tiles, @TempDir Path folder) throws IOException {
        read(tiles.uri("tile1.bin"));
        Path page = folder.resolve("recording.html");
        HtmlReport.write(tiles.recording(), page);
        assertTrue(Files.size(page) > 0);
    }
}
