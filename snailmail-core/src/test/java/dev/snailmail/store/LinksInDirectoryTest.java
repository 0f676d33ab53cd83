package dev.snailmail.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Symbolic links are followed as long as they stay beneath the root, and find and keys agree on it. */
class LinksInDirectoryTest {

    @TempDir
    Path folder;

    private Path root;
    private Path outside;
    private ObjectStore store;

    @BeforeEach
    void openStore() throws IOException {
        root = Files.createDirectories(folder.resolve("root"));
        outside = Files.createDirectories(folder.resolve("outside"));
        Files.createDirectories(root.resolve("real"));
        Files.write(root.resolve("real/file"), new byte[] {1, 2, 3});
        Files.write(outside.resolve("secret"), new byte[] {6, 6, 6});
        store = ObjectStore.directory(root);
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    private void link(String name, Path target) throws IOException {
        Files.createSymbolicLink(root.resolve(name), target);
    }

    private void assertHolds(String... keys) throws IOException {
        assertThat(store.keys()).containsExactlyInAnyOrder(keys);
        for (String key : keys) {
            assertThat(StoredBytes.readAndRelease(store.find(key).orElseThrow()))
                    .as(key)
                    .containsExactly(1, 2, 3);
        }
    }

    private void assertMiss(String key) throws IOException {
        Optional<StoredObject> found = store.find(key);
        found.ifPresent(StoredObject::release);
        assertThat(found).as(key).isEmpty();
        assertThat(OpenHandles.into(outside)).isEmpty();
    }

    @Test
    void thatStayInsideAreFollowed() throws IOException {
        link("to file", Path.of("real/file"));
        link("to folder", Path.of("real"));
        link("absolute", root.resolve("real/file").toAbsolutePath());
        link("to link", Path.of("to file"));
        link("real/up and down", Path.of("../real/file"));
        assertHolds(
                "real/file",
                "to file",
                "to folder/file",
                "absolute",
                "to link",
                "real/up and down",
                "to folder/up and down");
    }

    @Test
    void thatLeaveTheRootAreMissesAndNeverOpened() throws IOException {
        link("file outside", outside.resolve("secret"));
        link("folder outside", outside);
        link("relative", Path.of("../outside/secret"));
        link("parent", Path.of(".."));
        link("to link outside", Path.of("file outside"));
        assertHolds("real/file");
        for (String key : new String[] {
            "file outside", "folder outside/secret", "relative", "parent/outside/secret", "to link outside"
        }) {
            assertMiss(key);
        }
    }

    @Test
    void toANeighbourWhoseNameBeginsLikeTheRootAreMisses() throws IOException {
        Path neighbour = Files.createDirectories(folder.resolve("root2"));
        Files.write(neighbour.resolve("secret"), new byte[1]);
        link("neighbour", neighbour.resolve("secret"));
        assertMiss("neighbour");
        assertHolds("real/file");
    }

    @Test
    void thatLeaveTheRootAndComeBackAreMisses() throws IOException {
        Files.createSymbolicLink(outside.resolve("back"), root.resolve("real"));
        link("around", outside);
        assertMiss("around/back/file");
        assertHolds("real/file");
    }

    @Test
    void inACircleEndAtTheFirstTurn() throws IOException {
        link("loop", Path.of("."));
        link("real/up", Path.of(".."));
        link("self", Path.of("self"));
        assertMiss("loop/real/file");
        assertMiss("loop/loop/real/file");
        assertMiss("real/up/real/file");
        assertMiss("self");
        assertHolds("real/file");
    }

    @Test
    void toEachOtherEndAtTheFirstTurn() throws IOException {
        Files.createDirectories(root.resolve("a"));
        Files.createDirectories(root.resolve("b"));
        Files.write(root.resolve("a/file"), new byte[] {1, 2, 3});
        link("a/other", Path.of("../b"));
        link("b/other", Path.of("../a"));
        assertMiss("a/other/other/file");
        assertMiss("b/other/other/other/file");
        assertHolds("real/file", "a/file", "b/other/file");
    }

    @Test
    void thatDangleAreMissesUntilTheirTargetComes() throws IOException {
        link("dangling", Path.of("not yet"));
        assertMiss("dangling");
        assertHolds("real/file");
        Files.write(root.resolve("not yet"), new byte[] {1, 2, 3});
        assertHolds("real/file", "not yet", "dangling");
    }

    @Test
    void thatAreTurnedOutsideBecomeMisses() throws IOException {
        link("turning", Path.of("real/file"));
        assertHolds("real/file", "turning");
        Files.delete(root.resolve("turning"));
        link("turning", outside.resolve("secret"));
        assertMiss("turning");
        assertHolds("real/file");
    }

    @Test
    void aRootThatIsALinkItselfIsServed() throws IOException {
        Path linked = Files.createSymbolicLink(folder.resolve("linked root"), root);
        link("absolute", root.resolve("real/file"));
        try (ObjectStore viaLink = ObjectStore.directory(linked)) {
            assertThat(viaLink.keys()).containsExactly("absolute", "real/file");
            assertThat(viaLink.find("absolute").orElseThrow().size()).isEqualTo(3);
            assertThat(viaLink.describe()).isEqualTo(linked.toString());
        }
    }
}
