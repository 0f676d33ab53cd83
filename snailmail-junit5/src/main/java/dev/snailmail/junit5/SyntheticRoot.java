package dev.snailmail.junit5;

import dev.snailmail.spec.Spec;
import dev.snailmail.store.ObjectStore;
import java.util.LinkedHashMap;
import java.util.Map;

/** Objects that take no disk, as they are written in an annotation. */
final class SyntheticRoot {

    private static final String ALLOWED =
            "\"synthetic(key=huge.bin, size=1TB)\", or \"synthetic(huge.bin: 1TB, small.bin: 10kB)\"; sizes in "
                    + ByteSize.UNITS;

    private SyntheticRoot() {}

    static boolean isOne(String root) {
        return root.startsWith("synthetic(");
    }

    static ObjectStore parse(String root) {
        Spec spec = Spec.parse(root, ALLOWED);
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
            throw spec.error("has the size " + text + ", which " + e.getMessage());
        }
    }
}
