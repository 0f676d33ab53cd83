package dev.snailmail.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Any fault is what its spec says. */
class FaultSpecsPropertyTest {

    @Property
    void whatIsWrittenParsesBack(@ForAll("faults") Fault fault) {
        assertThat(Fault.parse(fault.toString())).isEqualTo(fault).hasToString(fault.toString());
        assertThat(Fault.parse(" " + fault + " ").delayNanos()).isEqualTo(fault.delayNanos());
    }

    @Provide
    Arbitrary<Fault> faults() {
        Arbitrary<StatusFault> statuses =
                Arbitraries.integers().between(400, 599).map(Fault::status);
        Arbitrary<Duration> seconds = Arbitraries.longs().between(0, 1_000_000).map(Duration::ofSeconds);
        Arbitrary<Duration> lengths =
                Arbitraries.longs().between(1, Duration.ofDays(365).toNanos()).map(Duration::ofNanos);
        Arbitrary<Long> bytes = Arbitraries.longs().between(0, Long.MAX_VALUE);
        Arbitrary<String> bodies = Arbitraries.strings()
                .withChars(" \t\n'\",:=()abc<>\\%é☃\u2003\u001c\u00a0\u0085")
                .ofMaxLength(20);
        return Arbitraries.oneOf(List.of(
                statuses,
                Combinators.combine(statuses, seconds).as(StatusFault::retryAfter),
                Combinators.combine(statuses, bodies).as(StatusFault::body),
                Combinators.combine(statuses, seconds, bodies)
                        .as((status, delay, body) -> status.body(body).retryAfter(delay)),
                Arbitraries.of(
                        Fault.resetBeforeHead(), Fault.wrongContentRange(), Fault.ignoreRange(), Fault.objectChanged()),
                bytes.map(Fault::resetAfter),
                bytes.map(Fault::truncateAfter),
                lengths.map(Fault::delay),
                Combinators.combine(lengths, bytes).as(Fault::stall),
                Combinators.combine(bytes.filter(number -> number > 0), lengths).as(Fault::drip),
                Arbitraries.integers().between(1, 1000).map(Fault::corrupt)));
    }
}
