package dev.snailmail.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.io.TempDir;

class DirectoryStoreContractTest extends ObjectStoreContract {

    @TempDir
    Path root;

    @Override
    SortedMap<String, byte[]> objects() {
        return SampleObjects.ofAllKinds();
    }

    @Override
    ObjectStore open(Map<String, byte[]> contents) throws IOException {
        SampleObjects.writeTo(root, contents);
        return ObjectStore.at(root);
    }
}
