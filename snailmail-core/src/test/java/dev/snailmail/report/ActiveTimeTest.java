package dev.snailmail.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.recording.Outcome;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ActiveTimeTest {

    private static long millis(long millis) {
        return millis * 1_000_000;
    }

    @Test
    void spansTheFirstArrivalToTheLastEnd() {
        ActiveTime time = ActiveTime.of(new Scene()
                .at(50)
                .get("a")
                .until(90)
                .at(60)
                .get("a")
                .until(70)
                .idleUntil(120)
                .read());
        assertThat(time).isEqualTo(new ActiveTime(millis(50), millis(90), Duration.ofMillis(80)));
        assertThat(time.nanos()).isEqualTo(millis(40));
        assertThat(time.without(Duration.ofMillis(120))).isEqualTo(Duration.ofMillis(40));
        assertThat(time.without(Duration.ofMillis(79))).isZero();
    }

    @Test
    void isAllOfARecordingWithoutRequests() {
        assertThat(ActiveTime.of(new Scene().idleUntil(20).read()))
                .isEqualTo(new ActiveTime(0, millis(20), Duration.ZERO));
    }

    @Test
    void lastsUntilNowIfARequestHasNotEnded() {
        ActiveTime time = ActiveTime.of(new Scene()
                .at(10)
                .get("a")
                .ends(Outcome.INCOMPLETE)
                .until(20)
                .idleUntil(50)
                .read());
        assertThat(time).isEqualTo(new ActiveTime(millis(10), millis(50), Duration.ofMillis(10)));
    }

    @Test
    void countsNoIdleTimeBeforeRequestsIfTheListHasRolled() {
        ActiveTime time = ActiveTime.of(new Scene(1)
                .at(10)
                .get("a")
                .until(20)
                .at(30)
                .get("a")
                .until(40)
                .idleUntil(50)
                .read());
        assertThat(time).isEqualTo(new ActiveTime(millis(30), millis(40), Duration.ofMillis(10)));
    }
}
