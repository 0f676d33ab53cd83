package dev.snailmail.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoundTripsTest {

    /** A request of a sample. */
    private record Timed(long start, long end) {}

    private static RoundTrips<Timed> roundTrips(List<Timed> requests) {
        return RoundTrips.of(requests, Timed::start, Timed::end);
    }

    private static RoundTrips<Timed> roundTrips(Timed... requests) {
        return roundTrips(List.of(requests));
    }

    @Test
    void withoutRequestsThereAreNone() {
        assertThat(roundTrips().depth()).isZero();
        assertThat(roundTrips().chain()).isEmpty();
        assertThat(roundTrips().fanOut()).isEmpty();
        assertThat(roundTrips()).hasToString("0 round trips deep, fan-out []");
    }

    @Test
    void oneAfterTheOtherIsAsDeepAsThereAreRequests() {
        RoundTrips<Timed> chain = roundTrips(new Timed(20, 30), new Timed(0, 10), new Timed(10, 20));
        assertThat(chain.depth()).isEqualTo(3);
        assertThat(chain.chain()).extracting(Timed::start).containsExactly(0L, 10L, 20L);
        assertThat(chain).hasToString("3 round trips deep, fan-out [1, 1, 1]");
    }

    @Test
    void allAtOnceIsOneDeep() {
        RoundTrips<Timed> fan = roundTrips(new Timed(0, 10), new Timed(1, 3), new Timed(2, 11));
        assertThat(fan.depth()).isEqualTo(1);
        assertThat(fan.fanOut()).containsExactly(3);
        assertThat(fan).hasToString("1 round trip deep, fan-out [3]");
    }

    @Test
    void anIndexThenItsTilesIsTwoDeep() {
        RoundTrips<Timed> tiles = roundTrips(new Timed(0, 10), new Timed(10, 25), new Timed(11, 12), new Timed(11, 30));
        assertThat(tiles.depth()).isEqualTo(2);
        assertThat(tiles.fanOut()).containsExactly(1, 3);
        assertThat(tiles.chain().get(0)).isEqualTo(new Timed(0, 10));
    }

    @Test
    void whatTakesNoTimeFitsBetweenTwoOthersInAnyOrder() {
        Timed before = new Timed(0, 5);
        Timed none = new Timed(5, 5);
        Timed after = new Timed(5, 9);
        for (List<Timed> order : List.of(
                List.of(before, none, after),
                List.of(none, before, after),
                List.of(after, none, before),
                List.of(after, before, none))) {
            assertThat(roundTrips(order).chain()).containsExactly(before, none, after);
        }
        assertThat(roundTrips(none, none).depth()).isEqualTo(2);
    }

    @Test
    void aMillionRequestsAreNoTrouble() {
        List<Timed> requests = new ArrayList<>();
        for (int i = 0; i < 1_000_000; i++) {
            requests.add(new Timed(i, i + 10));
        }
        assertThat(roundTrips(requests).depth()).isEqualTo(100_000);
    }
}
