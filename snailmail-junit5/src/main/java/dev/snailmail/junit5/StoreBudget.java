package dev.snailmail.junit5;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** What a test may cost of one store. Not changed once it is made. */
final class StoreBudget {

    private final Map<Figure, Limit> limits = new EnumMap<>(Figure.class);
    private Optional<String> ratchet = Optional.empty();

    private StoreBudget() {}

    /**
     * Reads an annotation, all of whose attributes are validated.
     *
     * @param declared the annotation
     * @param where the annotation and its element
     */
    static StoreBudget of(Budget declared, String where) {
        StoreBudget budget = new StoreBudget();
        budget.limit(Figure.REQUESTS, declared.requests(), where);
        budget.limit(Figure.GETS, declared.gets(), where);
        budget.limit(Figure.MISSES, declared.misses(), where);
        budget.limitBytes(declared.bytes(), where);
        budget.limit(Figure.ROUND_TRIPS, declared.roundTrips(), where);
        budget.limit(Figure.MAX_IN_FLIGHT, declared.maxInFlight(), where);
        budget.limit(Figure.CONNECTIONS, declared.connections(), where);
        budget.limit(Figure.REREADS, declared.rereads(), where);
        budget.ratchet = declared.ratchet() ? Optional.of(where) : Optional.empty();
        if (budget.limits.isEmpty() && budget.ratchet.isEmpty()) {
            throw new ExtensionConfigurationException(where + " limits nothing; give it one of " + Figure.attributes()
                    + ", or ratchet = true, as in @Budget(gets = 3)");
        }
        return budget;
    }

    private void limit(Figure figure, long most, String where) {
        if (most < Budget.UNLIMITED) {
            throw new ExtensionConfigurationException(where + ", attribute " + figure.attribute() + ": "
                    + figure.attribute() + " (" + most + ") must not be negative; leave it out for no limit");
        } else if (most != Budget.UNLIMITED) {
            limits.put(figure, new Limit(most, "at most " + most, where));
        }
    }

    private void limitBytes(String most, String where) {
        if (most.isEmpty()) {
            return;
        }
        try {
            long bytes = ByteSize.parse(most);
            String asWritten = most.equals(Long.toString(bytes)) ? "" : " (" + most + ")";
            limits.put(Figure.BYTES, new Limit(bytes, "at most " + bytes + asWritten, where));
        } catch (IllegalArgumentException e) {
            throw new ExtensionConfigurationException(
                    where + ", attribute bytes: bytes (" + most + ") " + e.getMessage() + "; units are "
                            + ByteSize.UNITS,
                    e);
        }
    }

    /** This, and of another one what is not said here. */
    StoreBudget filledFrom(StoreBudget farther) {
        StoreBudget filled = new StoreBudget();
        filled.limits.putAll(farther.limits);
        filled.limits.putAll(limits);
        filled.ratchet = ratchet.or(() -> farther.ratchet);
        return filled;
    }

    /** A figure that both limit, each at an element of its own, unless it is hidden by something nearer than both. */
    Optional<Figure> clash(StoreBudget other, Optional<StoreBudget> nearer) {
        return limits.keySet().stream()
                .filter(other.limits::containsKey)
                .filter(figure -> nearer.filter(budget -> budget.limits.containsKey(figure))
                        .isEmpty())
                .filter(figure -> !limits.get(figure).equals(other.limits.get(figure)))
                .findFirst();
    }

    /** A figure that both limit. */
    Optional<Figure> overlap(StoreBudget other) {
        return limits.keySet().stream().filter(other.limits::containsKey).findFirst();
    }

    String whereLimited(Figure figure) {
        return limits.get(figure).where();
    }

    Map<Figure, Limit> limits() {
        return Collections.unmodifiableMap(limits);
    }

    /** Where it says that the best figures are kept. */
    Optional<String> ratchet() {
        return ratchet;
    }

    /** Whether its best is kept. */
    boolean keeps(Figure figure) {
        return ratchet.isPresent() && (figure.isSteady() || limits.containsKey(figure));
    }
}
