package dev.snailmail.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConnectionUseTest {

    @Test
    void withoutRequestsThereIsNone() {
        ConnectionUse none = ConnectionUse.of(3, 0, List.of());
        assertThat(none.opened()).isEqualTo(3);
        assertThat(none.used()).isZero();
        assertThat(none.reused()).isZero();
        assertThat(none.requestsPerConnection()).isEmpty();
        assertThat(none.idle().count()).isZero();
        assertThat(none.setupShare()).isZero();
    }

    @Test
    void countsRequestsAndReuseByConnection() {
        ConnectionUse use = ConnectionUse.of(
                4,
                3,
                List.of(
                        new Ride(7, 1, 0, 10, 0),
                        new Ride(2, 1, 0, 10, 0),
                        new Ride(7, 2, 10, 20, 0),
                        new Ride(9, 5, 0, 10, 0)));
        assertThat(use.requestsPerConnection()).containsExactly(1, 2, 1);
        assertThat(use.reused()).as("one of them before").isEqualTo(2);
        assertThat(use).hasToString("4 opened, 3 used, 2 reused, requests [1, 2, 1], 0.0 % of the time to connect");
    }

    @Test
    void isIdleBetweenTheEndOfOneAndTheArrivalOfTheNext() {
        ConnectionUse use = ConnectionUse.of(
                2,
                2,
                List.of(
                        new Ride(1, 3, 60, 70, 0),
                        new Ride(1, 1, 0, 10, 0),
                        new Ride(1, 2, 5, 20, 0),
                        new Ride(2, 1, 0, 10, 0),
                        new Ride(2, 2, 15, 20, 0)));
        assertThat(use.idle().count()).isEqualTo(3);
        assertThat(use.idle().p10()).as("the next was there already").isZero();
        assertThat(use.idle().p50()).isEqualTo(Duration.ofNanos(5));
        assertThat(use.idle().p99()).isEqualTo(Duration.ofNanos(40));
    }

    @Test
    void setupIsAShareOfTheTimeThatRequestsTook() {
        List<Ride> rides = List.of(new Ride(1, 1, 0, 100, 50), new Ride(1, 2, 100, 200, 0));
        assertThat(ConnectionUse.of(1, 1, rides).setupShare()).isEqualTo(0.25);
        List<Ride> left = List.of(new Ride(1, 1, 0, 10, 50), new Ride(2, 1, 0, 30, 0));
        assertThat(ConnectionUse.of(1, 1, left).setupShare())
                .as("left before it was set up")
                .isEqualTo(0.25);
    }
}
