package dev.snailmail.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LockstepResultTest {

    private static Steps steps(Integer... sizes) {
        return new Steps(Duration.ofMillis(15), List.of(sizes), Duration.ofNanos(800_000));
    }

    private static Lockstep lockstep(Integer... sizes) {
        Recorder.Window window = new Traffic().recorder().openWindow();
        return window.lockstep(steps(sizes), "none", 42, List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "'', false",
        "1, false",
        "4, false",
        "1 1 1, false",
        "1 4, false",
        "4 4, true",
        "4 1, true",
        "4 4 4 2, true",
        "4 5, false",
        "4 3 4, false",
        "2 2 2, true",
        "1 4 4 2, false"
    })
    void aPlateauIsThatOfAPool(String sizes, boolean plateau) {
        Integer[] each = Arrays.stream(sizes.split(" "))
                .filter(size -> !size.isEmpty())
                .map(Integer::valueOf)
                .toArray(Integer[]::new);
        assertThat(lockstep(each).isPlateau()).isEqualTo(plateau);
        assertThat(lockstep(each).rounds()).isEqualTo(each.length);
    }

    @Test
    void isALineOfText() {
        assertThat(lockstep(1, 4)).hasToString("2 rounds of 1, 4 requests; longest think gap 0.8ms, quiet 15ms");
        assertThat(lockstep(4, 4, 2))
                .hasToString("3 rounds of 4, 4, 2 requests; longest think gap 0.8ms, quiet 15ms; may be a pool of 4");
        assertThat(lockstep()).hasToString("0 rounds; longest think gap 0.8ms, quiet 15ms");
    }

    @Test
    void requestsAreListedByRound() {
        Traffic traffic = new Traffic();
        Recorder.Window window = traffic.recorder().openWindow();
        Admission a = traffic.arrive("a");
        Admission b = traffic.arrive("b");
        Admission outside = traffic.arrive("outside");
        Admission c = traffic.arrive("c");
        a.steppedIn(1);
        c.steppedIn(1);
        b.steppedIn(2);
        List.of(a, b, c, outside).forEach(admission -> traffic.complete(admission, 1));
        Lockstep lockstep = window.lockstep(steps(2, 1), "none", 42, List.of("planned"));
        assertThat(lockstep.requestsByRound())
                .extracting(round -> round.stream().map(RequestRecord::key).toList())
                .containsExactly(List.of("a", "c"), List.of("b"));
        assertThat(lockstep.requestsPerRound()).containsExactly(2, 1);
        assertThat(lockstep.recording().requestCount()).isEqualTo(4);
        assertThat(lockstep.recording().plannedFaults()).isEqualTo("planned");
        assertThat(lockstep.longestThinkGap()).isEqualTo(Duration.ofNanos(800_000));
        assertThat(lockstep.quiet()).isEqualTo(Duration.ofMillis(15));
    }

    @Test
    void roundsThatAreNoLongerListedAreStillCounted() {
        Traffic traffic = new Traffic(1);
        Recorder.Window window = traffic.recorder().openWindow();
        for (int round = 1; round <= 2; round++) {
            Admission admission = traffic.arrive("k" + round);
            admission.steppedIn(round);
            traffic.complete(admission, 1);
        }
        Lockstep lockstep = window.lockstep(steps(1, 1), "none", 42, List.of());
        assertThat(lockstep.requestsPerRound()).containsExactly(1, 1);
        assertThat(lockstep.requestsByRound().get(0)).isEmpty();
        assertThat(lockstep.requestsByRound().get(1)).hasSize(1);
    }
}
