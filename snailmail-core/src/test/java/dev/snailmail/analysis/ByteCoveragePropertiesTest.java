package dev.snailmail.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.exchange.Extent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/** Holds coverage, re-reads and over-read against a count of each single byte. */
class ByteCoveragePropertiesTest {

    @Provide
    Arbitrary<List<Sample>> samples() {
        return Intervals.samples(12);
    }

    @Provide
    Arbitrary<Map<String, List<Extent>>> needed() {
        return Arbitraries.maps(
                Arbitraries.of("a", "b", "never asked for"),
                Intervals.extents(0).list().ofMaxSize(5));
    }

    private static ByteCoverage coverage(List<Sample> samples) {
        return ByteCoverage.of(samples.stream().map(Sample::fetch).toList());
    }

    /** For each byte of one object, how often it was sent by responses that were, or were not, cut short. */
    private static Map<Long, Integer> sent(List<Sample> samples, Predicate<Sample> which) {
        Map<Long, Integer> times = new HashMap<>();
        for (Sample sample : samples) {
            if (which.test(sample)) {
                for (Extent extent : sample.extents()) {
                    for (long octet = 0; octet < extent.length(); octet++) {
                        times.merge(extent.offset() + octet, 1, Integer::sum);
                    }
                }
            }
        }
        return times;
    }

    private static long sum(Map<Long, Integer> times) {
        return times.values().stream().mapToLong(Integer::longValue).sum();
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void countsEachByteAsOftenAsItWasSent(@ForAll("samples") List<Sample> samples) {
        ByteCoverage coverage = coverage(samples);
        long covered = 0;
        long sentInAll = 0;
        for (String key : List.of("a", "b", "c")) {
            ObjectCoverage object = coverage.of(key);
            Map<Long, Integer> whole = sent(samples, ofKey(key, Fetch.Ending.COMPLETE));
            Map<Long, Integer> left = sent(samples, ofKey(key, Fetch.Ending.ABANDONED));
            Map<Long, Integer> cut = sent(samples, ofKey(key, Fetch.Ending.CUT_SHORT));
            Set<Long> fetched = new TreeSet<>(whole.keySet());
            fetched.addAll(left.keySet());
            assertThat(Intervals.bytes(object.covered())).isEqualTo(fetched);
            assertThat(object.sentBytes()).isEqualTo(sum(whole) + sum(left));
            assertThat(object.abandonedBytes()).isEqualTo(sum(left));
            assertThat(object.cutShortBytes()).isEqualTo(sum(cut));
            assertThat(object.rereadBytes()).isEqualTo(sum(whole) - whole.size());
            assertThat(object.rereadFactor()).isEqualTo(whole.isEmpty() ? 1 : (double) sum(whole) / whole.size());
            covered += fetched.size();
            sentInAll += sum(whole) + sum(left);
        }
        assertThat(coverage.coveredBytes()).isEqualTo(covered);
        assertThat(coverage.sentBytes()).isEqualTo(sentInAll);
    }

    private static Predicate<Sample> ofKey(String key, Fetch.Ending ending) {
        return sample -> sample.key().equals(key) && sample.ending() == ending;
    }

    private static Predicate<Sample> fetchedOf(String key) {
        return sample -> sample.key().equals(key) && sample.ending() != Fetch.Ending.CUT_SHORT;
    }

    /** With some bytes of no object for each request, and requests of no object at all. */
    @Property(edgeCases = EdgeCasesMode.NONE)
    void thePartsAddUpToTheBytesSent(@ForAll("samples") List<Sample> samples, @ForAll @LongRange(max = 9) long frames) {
        List<Fetch> fetches = new ArrayList<>();
        for (Sample sample : samples) {
            fetches.add(new Fetch(
                    sample.key(),
                    OptionalLong.of(Long.MAX_VALUE),
                    sample.extents(),
                    sample.bytes() + frames,
                    sample.ending()));
            fetches.add(new Fetch(sample.key() + "?", OptionalLong.empty(), List.of(), frames, sample.ending()));
        }
        ByteCoverage coverage = ByteCoverage.of(fetches);
        List<ByteUse> uses = Rereads.uses(fetches, Function.identity());

        assertThat(uses)
                .extracting(ByteUse::total)
                .isEqualTo(fetches.stream().map(Fetch::sentBytes).toList());
        assertThat(uses.stream().reduce(ByteUse.NONE, ByteUse::plus)).isEqualTo(coverage.use());
        assertThat(coverage.use().total())
                .isEqualTo(fetches.stream().mapToLong(Fetch::sentBytes).sum());
        assertThat(coverage.use().ofNoObject()).isEqualTo(frames * fetches.size());
    }

    /** One by one in order of arrival, with a set of all bytes that had come before. */
    @Property(edgeCases = EdgeCasesMode.NONE)
    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    void rereadsAreThoseThatBringAByteThatHadCome(@ForAll("samples") List<Sample> samples) {
        Map<String, Set<Long>> had = new HashMap<>();
        List<Sample> again = new ArrayList<>();
        List<Sample> fresh = new ArrayList<>();
        for (Sample sample : samples) {
            if (sample.complete()) {
                boolean known = false;
                boolean gained = false;
                Set<Long> ofKey = had.computeIfAbsent(sample.key(), key -> new HashSet<>());
                for (Extent extent : sample.extents()) {
                    for (long octet = 0; octet < extent.length(); octet++) {
                        boolean isNew = ofKey.add(extent.offset() + octet);
                        known |= !isNew;
                        gained |= isNew;
                    }
                }
                if (known) {
                    again.add(sample);
                }
                if (gained) {
                    fresh.add(sample);
                }
            }
        }

        assertThat(Rereads.among(samples, Sample::fetch)).isEqualTo(again);
        assertThat(Rereads.removedFrom(samples, Sample::fetch)).isEqualTo(fresh);
        assertThat(coverage(samples).rereadBytes() > 0).isEqualTo(!again.isEmpty());
        Statistics.label("re-reads").collect(again.isEmpty() ? "none" : "some").coverage(how -> {
            how.check("none").percentage(share -> share > 5);
            how.check("some").percentage(share -> share > 10);
        });
    }

    /** What was needed is of use once; whatever else was sent is not. */
    @Property(edgeCases = EdgeCasesMode.NONE)
    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    void overReadIsWhatWasSentBesidesOrAgain(
            @ForAll("samples") List<Sample> samples, @ForAll("needed") Map<String, List<Extent>> needed) {
        long sent = 0;
        long ofUse = 0;
        Map<String, ByteSet> useful = new HashMap<>();
        for (Map.Entry<String, List<Extent>> one : needed.entrySet()) {
            Map<Long, Integer> times = sent(samples, fetchedOf(one.getKey()));
            long ofUseHere = Intervals.bytes(one.getValue()).stream()
                    .filter(times::containsKey)
                    .count();
            useful.put(one.getKey(), ByteSet.of(one.getValue()));
            sent += sum(times);
            ofUse += ofUseHere;
            assertThat(coverage(samples).of(one.getKey()).overRead(ByteSet.of(one.getValue())))
                    .isEqualTo(times.isEmpty() ? 0 : (double) (sum(times) - ofUseHere) / sum(times))
                    .isBetween(0.0, 1.0);
        }
        OverRead overRead = coverage(samples).overRead(useful);

        assertThat(overRead.sentBytes()).isEqualTo(sent);
        assertThat(overRead.bytes()).isEqualTo(sent - ofUse);
        assertThat(overRead.fraction()).isEqualTo(sent == 0 ? 0 : (double) (sent - ofUse) / sent);
        assertThat(overRead.byKey()).containsOnlyKeys(needed.keySet());
        Statistics.label("of use")
                .collect(ofUse > 0)
                .coverage(how -> how.check(true).percentage(share -> share > 5));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void whatIsAllNeededAndSentOnceIsNoOverRead(@ForAll("samples") List<Sample> samples) {
        ByteCoverage coverage = coverage(samples);
        Map<String, ByteSet> all = new HashMap<>();
        coverage.byKey().forEach((key, object) -> all.put(key, object.covered()));

        assertThat(coverage.overRead(all).bytes()).isEqualTo(coverage.sentBytes() - coverage.coveredBytes());
    }
}
