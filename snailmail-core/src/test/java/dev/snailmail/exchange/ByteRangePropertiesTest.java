package dev.snailmail.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Holds parsing and resolving against an oracle that tries every byte of a small object. */
class ByteRangePropertiesTest {

    @Provide
    Arbitrary<String> headers() {
        return RangeHeaders.any();
    }

    @Property(tries = 5000, edgeCases = EdgeCasesMode.NONE)
    void selectTheBytesThatTryingEveryByteSelects(
            @ForAll("headers") String header, @ForAll @IntRange(min = 0, max = 12) int size) {
        List<List<Integer>> selected = new ArrayList<>();
        for (ByteRange range : ByteRange.parse(header)) {
            selected.add(positions(range.resolve(size)));
        }
        assertThat(selected).isEqualTo(selectedByTryingEveryByte(header, size));
    }

    private static List<Integer> positions(Optional<Extent> extent) {
        List<Integer> positions = new ArrayList<>();
        extent.ifPresent(some -> {
            for (long position = some.offset(); position <= some.last(); position++) {
                positions.add((int) position);
            }
        });
        return positions;
    }

    /** One list of positions for each range asked for; no lists at all where the header is to be ignored. */
    private static List<List<Integer>> selectedByTryingEveryByte(String header, int size) {
        if (header.length() < 6 || !header.substring(0, 6).equalsIgnoreCase("bytes=")) {
            return List.of();
        }
        List<List<Integer>> selected = new ArrayList<>();
        for (String element : (header.substring(6) + ",").split(",", -1)) {
            String spec = element.replaceAll("^[ \t]+|[ \t]+$", "");
            if (spec.isEmpty()) {
                continue;
            }
            int dash = spec.indexOf('-');
            if (dash < 0 || !isDigits(spec.substring(0, dash)) || !isDigits(spec.substring(dash + 1))) {
                return List.of();
            }
            Optional<List<Integer>> bytes = select(spec.substring(0, dash), spec.substring(dash + 1), size);
            if (bytes.isEmpty()) {
                return List.of();
            }
            selected.add(bytes.get());
        }
        return selected;
    }

    private static Optional<List<Integer>> select(String from, String to, int size) {
        if (from.isEmpty() && to.isEmpty()) {
            return Optional.empty();
        }
        if (!from.isEmpty() && !to.isEmpty() && new BigInteger(from).compareTo(new BigInteger(to)) > 0) {
            return Optional.empty();
        }
        List<Integer> positions = new ArrayList<>();
        for (int position = 0; position < size; position++) {
            BigInteger fromStart = BigInteger.valueOf(position);
            BigInteger fromEnd = BigInteger.valueOf(size - position);
            boolean wanted = from.isEmpty()
                    ? fromEnd.compareTo(new BigInteger(to)) <= 0
                    : fromStart.compareTo(new BigInteger(from)) >= 0
                            && (to.isEmpty() || fromStart.compareTo(new BigInteger(to)) <= 0);
            if (wanted) {
                positions.add(position);
            }
        }
        return Optional.of(positions);
    }

    private static boolean isDigits(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
