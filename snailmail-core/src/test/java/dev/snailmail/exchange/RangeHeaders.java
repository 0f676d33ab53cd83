package dev.snailmail.exchange;

import java.math.BigInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Range headers by the grammar, ones that nearly are, and noise. */
final class RangeHeaders {

    private RangeHeaders() {}

    static Arbitrary<String> any() {
        return Arbitraries.frequencyOf(
                Tuple.of(8, sets()),
                Tuple.of(
                        2,
                        Arbitraries.strings()
                                .withChars("bytes=0123456789-, \t+")
                                .ofMaxLength(20)),
                Tuple.of(1, Arbitraries.strings().ofMaxLength(20)));
    }

    private static Arbitrary<String> sets() {
        Arbitrary<String> unit = Arbitraries.frequency(
                Tuple.of(20, "bytes="), Tuple.of(2, "Bytes="), Tuple.of(1, "lines="), Tuple.of(1, "bytes ="));
        Arbitrary<String> elements = element().list().ofMinSize(0).ofMaxSize(4).map(list -> String.join(",", list));
        return Combinators.combine(unit, elements).as(String::concat);
    }

    private static Arbitrary<String> element() {
        Arbitrary<String> padding = Arbitraries.of("", "", "", " ", "\t", " \t ");
        Arbitrary<String> separator = Arbitraries.frequency(Tuple.of(40, "-"), Tuple.of(1, "--"), Tuple.of(1, " - "));
        Arbitrary<String> range =
                Combinators.combine(number(), separator, number()).as((from, dash, to) -> from + dash + to);
        return Combinators.combine(padding, Arbitraries.oneOf(range, range, range, Arbitraries.just("")), padding)
                .as((before, spec, after) -> before + spec + after);
    }

    private static Arbitrary<String> number() {
        return Arbitraries.frequencyOf(
                Tuple.of(10, Arbitraries.integers().between(0, 20).map(String::valueOf)),
                Tuple.of(3, Arbitraries.just("")),
                Tuple.of(
                        1,
                        Arbitraries.bigIntegers()
                                .between(
                                        new BigInteger("9223372036854775800"),
                                        new BigInteger("99999999999999999999999"))
                                .map(String::valueOf)),
                Tuple.of(1, Arbitraries.of("+1", "x", "007")));
    }
}
