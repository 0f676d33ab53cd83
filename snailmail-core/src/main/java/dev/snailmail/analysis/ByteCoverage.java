package dev.snailmail.analysis;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which bytes of which objects were fetched, and which of them more than once. {@link ByteUse} divides the bytes sent into
 * parts. Responses that were cut short cover nothing, since their bytes are fetched again as a rule. Immutable.
 */
public final class ByteCoverage {

    private final Map<String, ObjectCoverage> byKey;
    private final ByteUse use;

    private ByteCoverage(Map<String, ObjectCoverage> byKey, ByteUse use) {
        this.byKey = byKey;
        this.use = use;
    }

    /**
     * Takes the fetches together, object by object.
     *
     * @param fetches the fetches, in any order
     * @return their coverage
     */
    public static ByteCoverage of(Collection<Fetch> fetches) {
        Map<String, List<Fetch>> byKey = fetches.stream().collect(Collectors.groupingBy(Fetch::key));
        Map<String, ObjectCoverage> coverage = new TreeMap<>();
        ByteUse use = ByteUse.NONE;
        for (Map.Entry<String, List<Fetch>> ofKey : byKey.entrySet()) {
            ObjectCoverage object = ObjectCoverage.of(ofKey.getKey(), ofKey.getValue());
            use = use.plus(object.use());
            if (object.size().isPresent()) {
                coverage.put(object.key(), object);
            }
        }
        return new ByteCoverage(Collections.unmodifiableMap(coverage), use);
    }

    /** {@return the coverage of each object of which bytes were sent, by key in alphabetical order} */
    public Map<String, ObjectCoverage> byKey() {
        return byKey;
    }

    /**
     * The coverage of one object.
     *
     * @param key the object
     * @return its coverage; of nothing if none of it was sent
     */
    public ObjectCoverage of(String key) {
        ObjectCoverage known = byKey.get(key);
        return known != null ? known : ObjectCoverage.of(key, List.of());
    }

    /** {@return what became of all bytes that were sent, of objects and others} */
    public ByteUse use() {
        return use;
    }

    /** {@return how many bytes were fetched, each counted once} */
    public long coveredBytes() {
        return byKey.values().stream()
                .mapToLong(object -> object.covered().length())
                .sum();
    }

    /**
     * {@return how many bytes of objects were sent, repeated bytes each time, without responses that were cut short}
     */
    public long sentBytes() {
        return use.fetched();
    }

    /** {@return how many bytes complete responses sent again after others had sent them} */
    public long rereadBytes() {
        return use.readAgain();
    }

    /** {@return how many bytes of objects were sent by responses that their reader left; they are among the bytes sent} */
    public long abandonedBytes() {
        return use.abandoned();
    }

    /** {@return how many bytes of objects were sent by responses that were cut short; they are not among the bytes sent} */
    public long cutShortBytes() {
        return use.cutShort();
    }

    /** {@return how often each byte of complete responses was sent, on average; 1 if none was sent twice} */
    public double rereadFactor() {
        return use.rereadFactor();
    }

    /**
     * How much was fetched that was of no use. Objects of which it is not said what was useful are left out; of those
     * that are of no use at all, say {@code ByteSet.of()}.
     *
     * @param useful the bytes that the reader needed, by key
     * @return what it fetched of these objects besides, in all and by object
     */
    public OverRead overRead(Map<String, ByteSet> useful) {
        return OverRead.of(this, useful);
    }

    static String line(String what, long covered, OptionalLong size, double factor) {
        return String.format(
                Locale.ROOT,
                "%s: %d%s bytes, %.2f times each",
                what,
                covered,
                size.isPresent() ? " of " + size.getAsLong() : "",
                factor);
    }

    /** {@return for example {@code 2 objects: 1300 bytes, 1.04 times each}} */
    @Override
    public String toString() {
        String objects = byKey.size() + (byKey.size() == 1 ? " object" : " objects");
        return line(objects, coveredBytes(), OptionalLong.empty(), rereadFactor());
    }
}
