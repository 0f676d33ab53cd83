package dev.snailmail.junit5;

import dev.snailmail.spec.Spec;
import dev.snailmail.store.ObjectStore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Objects that take no disk, as they are written in an annotation. */
final class SyntheticRoot {

    private static final String ALLOWED =
            "\"synthetic(key=huge.bin, size=1TB)\", or \"synthetic(huge.bin: 1TB, small.bin: 10kB)\"; sizes in B, kB, MB,"
                    + " GB, TB, PB, KiB, MiB, GiB, TiB or PiB";

    private static final Pattern SIZE = Pattern.compile("(\\d{1,19})\\s*(?:(k|M|G|T|P|Ki|Mi|Gi|Ti|Pi)?B)?");
    private static final List<String> PREFIXES = List.of("k", "M", "G", "T", "P");

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
        Matcher size = SIZE.matcher(text);
        if (!size.matches()) {
            throw spec.error(
                    "has the size " + text + ", which must be a whole number of bytes and a unit, such as 1TB");
        }
        try {
            return Math.multiplyExact(Long.parseLong(size.group(1)), factor(size.group(2)));
        } catch (ArithmeticException | NumberFormatException e) {
            throw spec.error("has the size " + text + ", which must be at most " + Long.MAX_VALUE + " B");
        }
    }

    private static long factor(String prefix) {
        if (prefix == null) {
            return 1;
        }
        long step = prefix.endsWith("i") ? 1024 : 1000;
        int power = 1 + PREFIXES.indexOf(prefix.substring(0, 1).replace('K', 'k'));
        long factor = 1;
        for (int i = 0; i < power; i++) {
            factor *= step;
        }
        return factor;
    }
}
