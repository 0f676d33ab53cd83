package dev.snailmail.junit5;

import dev.snailmail.spec.Grammar;
import dev.snailmail.spec.Spec;
import dev.snailmail.store.ObjectStore;
import java.util.LinkedHashMap;
import java.util.Map;

/** Objects that take no disk, as they are written in an annotation. */
final class SyntheticRoot {

    static final Grammar<ObjectStore> ROOTS = Grammar.<ObjectStore>of("names no synthetic root")
            .with(
                    "synthetic",
                    SyntheticRoot::store,
                    "synthetic(key=huge.bin, size=1TB)",
                    "synthetic(huge.bin: 1TB, small.bin: 10kB)");

    private SyntheticRoot() {}

    static boolean isOne(String root) {
        return root.startsWith("synthetic(");
    }

    static ObjectStore parse(String root) {
        return ROOTS.parse(root);
    }

    private static ObjectStore store(Spec spec) {
        Map<String, Long> sizes = new LinkedHashMap<>();
        if (spec.names("key") || spec.names("size")) {
            String[] values = spec.arguments("key", "size");
            sizes.put(spec.given("key", values[0]), size(spec, spec.given("size", values[1])));
        } else {
            for (String[] pair : spec.pairs("key: size")) {
                if (sizes.put(pair[0], size(spec, pair[1])) != null) {
                    throw spec.error("gives " + pair[0] + " twice");
                }
            }
        }
        return spec.bounded(() -> ObjectStore.synthetic(sizes));
    }

    private static long size(Spec spec, String text) {
        try {
            return ByteSize.parse(text);
        } catch (IllegalArgumentException e) {
            throw spec.bad("size", text, e.getMessage() + "; units are " + ByteSize.UNITS);
        }
    }
}
