package dev.snailmail.analysis;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * Which bytes of which objects were fetched, and which of them more than once. Only bytes of objects count, not what a
 * multipart response has between them; responses that were cut short stand apart, since what they were to bring is
 * fetched again as a rule. Immutable.
 */
public final class ByteCoverage {

    private final Map<String, ObjectCoverage> byKey;

    private ByteCoverage(Map<String, ObjectCoverage> byKey) {
        this.byKey = byKey;
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
        byKey.forEach((key, ofKey) -> coverage.put(key, ObjectCoverage.of(key, ofKey)));
        return new ByteCoverage(Collections.unmodifiableMap(coverage));
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

    /** {@return how many bytes were fetched, each counted once} */
    public long coveredBytes() {
        return total(object -> object.covered().length());
    }

    /** {@return how many bytes were sent, each as often as it was sent; without responses that were cut short} */
    public long sentBytes() {
        return total(ObjectCoverage::sentBytes);
    }

    /** {@return how many bytes were sent again after they had been sent once} */
    public long rereadBytes() {
        return total(ObjectCoverage::rereadBytes);
    }

    /** {@return how many bytes were sent by responses that were cut short} */
    public long cutShortBytes() {
        return total(ObjectCoverage::cutShortBytes);
    }

    /** {@return how often each byte that was fetched was sent, on average; 1 if none was sent twice} */
    public double rereadFactor() {
        return factor(sentBytes(), coveredBytes());
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

    private long total(ToLongFunction<ObjectCoverage> part) {
        return byKey.values().stream().mapToLong(part).sum();
    }

    static double factor(long sent, long covered) {
        return covered == 0 ? 1 : (double) sent / covered;
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
