package consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.snailmail.ServerHandle;
import dev.snailmail.junit5.SlowStore;
import java.io.InputStream;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EncapsulatedResourcesTest {

    private static String read(ServerHandle server, String key) throws Exception {
        try (InputStream bytes = server.uri(key).toURL().openStream()) {
            return new String(bytes.readAllBytes());
        }
    }

    @Test
    void theTestsAreInTheModuleAndItsResourcesAreEncapsulated() {
        Module module = EncapsulatedResourcesTest.class.getModule();
        assertEquals("consumer", module.getName());
        assertTrue(module.getPackages().containsAll(Set.of("assets", "store")), module.getPackages().toString());
        assertFalse(module.isOpen("assets", ServerHandle.class.getModule()));
        assertFalse(module.isOpen("store", ServerHandle.class.getModule()));
    }

    @Test
    @SlowStore(root = "classpath:store")
    void resourcesOfTests(ServerHandle server) throws Exception {
        assertEquals(Set.of("tile1.bin", "deep/tile2.bin"), server.keys());
        assertEquals("test-tile", read(server, Tiles.key(1)));
    }

    @Test
    @SlowStore(root = "classpath:assets")
    void resourcesOfTheModule(ServerHandle server) throws Exception {
        assertEquals("main-tile", read(server, Tiles.key(1)));
    }
}
