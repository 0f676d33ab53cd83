package dev.snailmail.network;

import dev.snailmail.spec.Grammar;
import dev.snailmail.spec.Nearest;
import dev.snailmail.spec.Spec;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What the draw of a request's latency is a function of, besides the seed, and so what repeats itself. Immutable.
 *
 * <p>Unless set, draws are {@linkplain #keyedBy keyed} by all there is: method, key, query, range and occurrence, which is
 * how many requests alike in the other four came before in the round. A request then waits the same time in every run,
 * whatever else is going on; only two requests that are alike and in flight at once may swap their latencies.
 */
public final class Draws {

    static final Draws DEFAULT = new Draws(EnumSet.allOf(Part.class));

    private static final String NAME = "draws";
    private static final String ARRIVAL = "arrival";

    static final Grammar<Draws> SPECS = Grammar.<Draws>of("names no draws")
            .with(NAME, Draws::read, "draws(arrival)", "draws(method, key, query, range, occurrence)");

    /** None for draws in order of arrival. */
    private final Set<Part> parts;

    /** A part of what identifies a request. */
    public enum Part {
        /** The HTTP method. Without it a HEAD waits as long as a GET. */
        METHOD,
        /** The object asked for. Without it all objects are alike. */
        KEY,
        /**
         * The query. Without it signed URLs of an object are alike, whose signatures differ from run to run.
         */
        QUERY,
        /**
         * The range asked for. Without it all reads of an object are alike, so that two versions of a reader which
         * ask for other ranges of the same objects can be compared: the nth read of an object waits as long in both.
         */
        RANGE,
        /** How many requests alike in the other parts came before. Without it every repetition waits the same time. */
        OCCURRENCE;

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private Draws(Set<Part> parts) {
        this.parts = parts;
    }

    /**
     * Draws that are keyed: each is a function of the seed and of these parts of the request, and of nothing else. What
     * differs in none of them draws the same latency, in the same run and in every other.
     *
     * <p>What is counted by {@link Part#OCCURRENCE} is counted in the order in which requests come. If requests that are
     * alike in the other parts may come in another order in another run, because there are several at once, then as a
     * group they draw the same latencies, but which of them draws which may change. Without {@link Part#OCCURRENCE}
     * nothing depends on order at all.
     *
     * @param parts at least one part, each once, in any order
     * @return the draws {@code draws(method, ...)}
     * @throws IllegalArgumentException if there are no parts, or one comes twice
     */
    public static Draws keyedBy(Part... parts) {
        Set<Part> set = EnumSet.noneOf(Part.class);
        for (Part part : parts) {
            if (!set.add(part)) {
                throw new IllegalArgumentException(
                        "parts " + words(List.of(parts)) + " must not have " + part.word() + " twice");
            }
        }
        if (set.isEmpty()) {
            throw new IllegalArgumentException(
                    "parts () must be at least one of " + words(Arrays.asList(Part.values())));
        }
        return new Draws(set);
    }

    /**
     * Draws that are dealt in the order in which requests come, from one generator for the round that is seeded with the
     * seed; constants take none. A client that asks for one thing after the other, and always in the same order, meets
     * the same latencies in every run, whatever it is that it asks for. With several requests at once nothing repeats
     * itself but the latencies as a whole.
     *
     * @return the draws {@code draws(arrival)}
     */
    public static Draws inArrivalOrder() {
        return new Draws(EnumSet.noneOf(Part.class));
    }

    /**
     * Parses a spec: {@code draws(arrival)}, or parts such as {@code draws(method, key, occurrence)}.
     *
     * @param spec the spec
     * @return the draws
     * @throws IllegalArgumentException if the spec is not one of these, or a part comes twice; the message says what is
     *     wrong and what is allowed
     */
    public static Draws parse(String spec) {
        return SPECS.parse(spec);
    }

    private static Draws read(Spec call) {
        List<String> words = call.values("what draws are keyed by");
        if (words.size() == 1 && words.get(0).equalsIgnoreCase(ARRIVAL)) {
            return inArrivalOrder();
        }
        Part[] parts = words.stream().map(word -> part(call, word)).toArray(Part[]::new);
        return call.bounded(() -> keyedBy(parts));
    }

    private static Part part(Spec call, String word) {
        return Arrays.stream(Part.values())
                .filter(part -> part.word().equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() -> call.error("has " + word + ", which is no part of a request"
                        + Nearest.question(
                                word,
                                Arrays.stream(Part.values()).map(Part::word).toList())));
    }

    boolean areKeyed() {
        return !parts.isEmpty();
    }

    boolean areKeyedBy(Part part) {
        return parts.contains(part);
    }

    /**
     * Two draws are equal if they are functions of the same.
     *
     * @param other anything
     * @return whether they are
     */
    @Override
    public boolean equals(Object other) {
        return other instanceof Draws draws && draws.parts.equals(parts);
    }

    /** {@return a hash of the parts} */
    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    /** {@return the spec, which {@link #parse} reads back} */
    @Override
    public String toString() {
        return NAME + (areKeyed() ? words(parts) : "(" + ARRIVAL + ")");
    }

    private static String words(Iterable<Part> parts) {
        StringBuilder words = new StringBuilder();
        parts.forEach(part -> words.append(words.isEmpty() ? "(" : ", ").append(part.word()));
        return words.append(')').toString();
    }
}
