package dev.snailmail.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/** Objects with names of all kinds: deep, spaced, with every sign that means something in a URL, and not ASCII. */
final class SampleObjects {

    private SampleObjects() {}

    static SortedMap<String, byte[]> ofAllKinds() {
        SortedMap<String, byte[]> objects = new TreeMap<>();
        objects.put("0 first.bin", random(1, 4_099));
        objects.put("empty", new byte[0]);
        objects.put("one", new byte[] {42});
        objects.put("deep/er/and/deeper/still/leaf.json", "{}".getBytes(StandardCharsets.UTF_8));
        objects.put("with space/a b.txt", random(2, 100));
        objects.put("plus+and%20percent%.bin", random(3, 100));
        objects.put("hash#and?query=1&2;3", random(4, 100));
        objects.put("Grüße/雪だるま/☃.bin", random(5, 100));
        objects.put("emoji 🐌", random(6, 100));
        objects.put("...", random(7, 100));
        objects.put("..a/.hidden", random(8, 100));
        objects.put("~tilde:colon", random(9, 100));
        return objects;
    }

    static byte[] random(long seed, int length) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    static void writeTo(Path root, Map<String, byte[]> objects) throws IOException {
        for (Map.Entry<String, byte[]> object : objects.entrySet()) {
            Path file = root.resolve(object.getKey());
            Files.createDirectories(file.getParent());
            Files.write(file, object.getValue());
        }
    }
}
