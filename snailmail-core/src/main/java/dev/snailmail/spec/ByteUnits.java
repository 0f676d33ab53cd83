package dev.snailmail.spec;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/** The units of sizes and rates, up to EB: of 1000 such as MB, and of 1024 such as MiB. */
@API(status = API.Status.INTERNAL)
public final class ByteUnits {

    private static final String[] PREFIXES = {"k", "M", "G", "T", "P", "E"};
    private static final BigDecimal BITS_PER_BYTE = BigDecimal.valueOf(8);

    private static final List<Unit> BYTES = bytes();
    private static final List<Unit> BITS = bits();

    private ByteUnits() {}

    /**
     * A unit.
     *
     * @param name as it is written, such as {@code MiB}
     * @param bytes how many bytes it has; an eighth for {@code bit}
     */
    public record Unit(String name, BigDecimal bytes) {}

    private static List<Unit> bytes() {
        List<Unit> units = new ArrayList<>(List.of(new Unit("B", BigDecimal.ONE)));
        for (int i = 0; i < PREFIXES.length; i++) {
            units.add(new Unit(PREFIXES[i] + "B", BigDecimal.TEN.pow(3 * (i + 1))));
        }
        units.add(new Unit("KiB", BigDecimal.valueOf(1024)));
        for (int i = 1; i < PREFIXES.length; i++) {
            units.add(new Unit(PREFIXES[i] + "iB", BigDecimal.valueOf(1024).pow(i + 1)));
        }
        return List.copyOf(units);
    }

    private static List<Unit> bits() {
        List<Unit> units = new ArrayList<>(List.of(new Unit("bit", BigDecimal.ONE.divide(BITS_PER_BYTE))));
        for (int i = 0; i < PREFIXES.length; i++) {
            units.add(new Unit(
                    PREFIXES[i] + "bit", BigDecimal.TEN.pow(3 * (i + 1)).divide(BITS_PER_BYTE)));
        }
        return List.copyOf(units);
    }

    /**
     * Finds a unit of bytes.
     *
     * @param name its name in any case
     * @return the unit, or empty if there is none of this name
     */
    public static Optional<Unit> ofSize(String name) {
        return named(name, BYTES);
    }

    /**
     * Finds a unit of bytes or bits.
     *
     * @param name its name in any case
     * @return the unit, or empty if there is none of this name
     */
    public static Optional<Unit> ofRate(String name) {
        return ofSize(name).or(() -> named(name, BITS));
    }

    private static Optional<Unit> named(String name, List<Unit> units) {
        return units.stream().filter(unit -> unit.name().equalsIgnoreCase(name)).findFirst();
    }

    /** {@return the names of the units of sizes, for error messages} */
    public static String sizes() {
        return names(BYTES);
    }

    /** {@return the names of the units of rates, for error messages} */
    public static String rates() {
        return names(BYTES) + ", " + names(BITS);
    }

    private static String names(List<Unit> units) {
        return units.stream().map(Unit::name).collect(Collectors.joining(", "));
    }
}
