package dev.snailmail.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RereadsTest {

    private static final Sample FIRST = Sample.of(0, 1, 0, 100);
    private static final Sample OVERLAPPING = Sample.of(1, 2, 50, 150);
    private static final Sample TOUCHING = Sample.of(2, 3, 150, 200);
    private static final Sample INSIDE = Sample.of(3, 4, 90, 160);

    @Test
    void areTheRequestsOfWhichSomeBytesHadBeenFetched() {
        List<Sample> requests = List.of(FIRST, OVERLAPPING, TOUCHING, INSIDE);
        assertThat(Rereads.among(requests, Sample::fetch)).containsExactly(OVERLAPPING, INSIDE);
        assertThat(Rereads.removedFrom(requests, Sample::fetch)).containsExactly(FIRST, OVERLAPPING, TOUCHING);
        assertThat(Rereads.among(List.<Sample>of(), Sample::fetch)).isEmpty();
    }

    @Test
    void ofAnExabyteTakeNoMoreThanOfAByte() {
        Sample half = Sample.of(0, 1, 0, 1L << 59);
        Sample rest = Sample.of(0, 1, 1L << 59, Long.MAX_VALUE);
        assertThat(Rereads.among(List.of(half, rest, rest), Sample::fetch)).containsExactly(rest);
    }
}
