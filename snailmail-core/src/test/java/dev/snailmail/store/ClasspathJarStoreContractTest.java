package dev.snailmail.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;

class ClasspathJarStoreContractTest extends ObjectStoreContract {

    @TempDir
    Path folder;

    @Override
    SortedMap<String, byte[]> objects() {
        return SampleObjects.ofAllKinds();
    }

    @Override
    ObjectStore open(Map<String, byte[]> contents) throws IOException {
        Map<String, byte[]> beneathAFolder = new TreeMap<>(Map.of("store x/beside", new byte[1]));
        contents.forEach((key, bytes) -> beneathAFolder.put("a store/" + key, bytes));
        Path place = Jars.write(folder.resolve("some objects.jar"), beneathAFolder);
        try (ContextClassPath classPath = ContextClassPath.of(place)) {
            return classPath.store("a store");
        }
    }
}
