package dev.snailmail.analysis;

import static dev.snailmail.analysis.Estimates.estimate;
import static dev.snailmail.analysis.Estimates.whatIf;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each estimate names the settings that it left out, if they would have changed it. */
class LeftOutTest {

    /** Ten requests on each of three connections, 10 ms apart; then one more on the first after a pause of a second. */
    private static final Trace TRACE = trace();

    private static Trace trace() {
        HandMadeTrace trace = new HandMadeTrace();
        for (int i = 0; i < 10; i++) {
            for (int connection = 1; connection <= 3; connection++) {
                trace.get(connection, 10 * i, 10 * i + 5);
            }
        }
        return trace.get(1, 1095, 1100).until(1100);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fixed(5ms)                                  | ",
                "fixed(5ms), 1MB/s, connect(3ms)             | ",
                "fixed(5ms), limit(20/s, per=server)         | limit",
                "fixed(5ms), limit(5500/s, per=prefix)       | ",
                "s3-standard                                 | ",
                "fixed(5ms), maxConnections(2, queue)        | maxConnections",
                "fixed(5ms), maxConnections(2, refuse)       | maxConnections",
                "fixed(5ms), maxConnections(3, queue)        | ",
                "fixed(5ms), maxRequests(10)                 | maxRequests",
                "fixed(5ms), maxRequests(11)                 | ",
                "fixed(5ms), idleTimeout(999ms)              | idleTimeout",
                "fixed(5ms), idleTimeout(2s)                 | ",
                "fixed(5ms), headTimeout(10s)                | headTimeout",
                "fixed(5ms), idleTimeout(1ms), maxRequests(1), maxConnections(1, queue), limit(1/s, per=server)"
                        + " | limit, maxConnections, maxRequests, idleTimeout",
            })
    void namesWhatWouldHaveMattered(String network, String names) {
        List<String> expected = names == null ? List.of() : List.of(names.split(", "));
        assertThat(estimate(TRACE, network).notReplayed()).isEqualTo(expected);
        assertThat(whatIf(TRACE, network).notReplayed()).isEqualTo(expected);
    }

    /** At 5 ms each, 20 requests come in 100 ms, which is too much; at 50 ms each, in a second. */
    @Test
    void aLimitCountsTheRequestsOfTheReplay() {
        HandMadeTrace chain = new HandMadeTrace();
        for (int i = 0; i < 20; i++) {
            chain.get(1, 5 * i, 5 * i + 5);
        }
        assertThat(whatIf(chain.until(100), "fixed(5ms), limit(20/s, per=server)")
                        .notReplayed())
                .containsExactly("limit");
        assertThat(whatIf(chain.until(100), "fixed(50ms), limit(20/s, per=server)")
                        .notReplayed())
                .isEmpty();
    }

    @Test
    void aConnectionThatWaitsForItsFirstRequestIsIdle() {
        Trace trace = new HandMadeTrace().opened(0, 1, "a", 500, 520).until(520);
        assertThat(whatIf(trace, "none, idleTimeout(499ms)").notReplayed()).containsExactly("idleTimeout");
        assertThat(whatIf(trace, "none, idleTimeout(501ms)").notReplayed()).isEmpty();
    }

    /** A recording with a rate does not have the time that the reader and the machine need. */
    @Test
    void largeBodiesWithoutTimesAreNamedWhereNoRateHidesThem() {
        Trace untimed = new HandMadeTrace().get(1, "a", 2_000_000, 0, 200).until(200);
        assertThat(whatIf(untimed, "s3-express").notReplayed()).containsExactly("bodies");
        assertThat(whatIf(untimed, "s3-standard").notReplayed()).isEmpty();
        Trace timed = new HandMadeTrace().taken(1, "a", 2_000_000, 0, 20, 30).until(30);
        assertThat(whatIf(timed, "s3-express").notReplayed()).isEmpty();
        Trace small = new HandMadeTrace().get(1, "a", 128 * 1024, 0, 20).until(20);
        assertThat(whatIf(small, "s3-express").notReplayed()).isEmpty();
    }

    @Test
    void nothingIsLeftOutWithoutRequests() {
        assertThat(whatIf(new HandMadeTrace().until(5), "none, headTimeout(1s), maxRequests(1)")
                        .notReplayed())
                .isEmpty();
    }

    @Test
    void linesOfTextSaySo() {
        Trace trace = TRACE.keeping(List.of("faults", "limit"));
        String network = "fixed(5ms), maxConnections(2, queue), limit(20/s, per=server)";
        assertThat(whatIf(trace, network).toString())
                .endsWith(" ms thinking; not replayed: limit, maxConnections; kept from the recording: faults, limit");
        assertThat(estimate(trace, network).toString())
                .endsWith(" ms thinking; not replayed: limit, maxConnections; kept from the recording: faults, limit");
        assertThat(whatIf(trace, network).keptFromRecording()).containsExactly("faults", "limit");
        assertThat(whatIf(TRACE, "fixed(5ms)").toString()).endsWith(" ms thinking");
    }

    @Test
    void tablesEndWithALineOfIt() {
        Map<String, WhatIf> estimates = new LinkedHashMap<>();
        Trace trace = TRACE.keeping(List.of("faults"));
        estimates.put("all", whatIf(trace, "fixed(5ms)"));
        estimates.put("two", whatIf(trace, "fixed(5ms), maxConnections(2, queue), maxRequests(1)"));
        estimates.put("few", whatIf(trace, "fixed(5ms), limit(20/s, per=server)"));
        estimates.put("less", whatIf(trace, "fixed(5ms), limit(10/s, per=server)"));
        assertThat(WhatIfTable.of(estimates).toString())
                .endsWith("\nnot replayed: maxConnections, maxRequests (two); limit (few, less)"
                        + "\nkept from the recording: faults");
    }
}
