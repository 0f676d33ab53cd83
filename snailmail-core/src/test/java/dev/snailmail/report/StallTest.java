package dev.snailmail.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.recording.Outcome;
import dev.snailmail.recording.RequestRecord;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StallTest {

    private static RequestRecord only(Scene scene) {
        return scene.read().requests().get(0);
    }

    private static Scene.Arrival stalled(String fault, long sent) {
        return new Scene().at(7).get("a", 1_000, 0, sent).waits(100).faulted(fault);
    }

    private static Stall millis(double from, double to) {
        return new Stall(from * 1e6, to * 1e6);
    }

    @Test
    void isBetweenTheBytesBeforeAndAfterIt() {
        assertThat(Stall.of(only(stalled("stall(200ms, after=250)", 1_000).until(407))))
                .contains(millis(125, 325));
    }

    @Test
    void isAtTheBeginningOfTheBodyUnlessItsSpecSaysSo() {
        assertThat(Stall.of(only(stalled("stall(200ms)", 1_000).until(407)))).contains(millis(100, 300));
    }

    @Test
    void lastsUntilTheEndIfItsClientLeft() {
        assertThat(Stall.of(only(stalled("stall(10s, after=250)", 250)
                        .ends(Outcome.CLIENT_LEFT)
                        .until(407))))
                .contains(millis(100, 400));
        assertThat(Stall.of(
                        only(stalled("stall(10s)", 0).ends(Outcome.CLIENT_LEFT).until(407))))
                .contains(millis(100, 400));
    }

    @Test
    void lastsUntilTheEndIfItsLengthIsUnknown() {
        assertThat(Stall.of(
                        only(stalled("stall(until=released, after=250)", 1_000).until(407))))
                .contains(millis(100, 400));
    }

    @Test
    void isBeforeTheHeadIfThereIsNoBody() {
        assertThat(Stall.of(only(new Scene()
                        .at(0)
                        .asks("HEAD", "a", "")
                        .waits(20)
                        .faulted("stall(200ms)")
                        .holdsHead(200)
                        .until(221))))
                .contains(millis(20, 220));
    }

    @Test
    void isNoneIfTheResponseDidNotGetThatFar() {
        assertThat(Stall.of(only(stalled("stall(10s, after=250)", 249)
                        .ends(Outcome.CLIENT_LEFT)
                        .until(407))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"drip(bytes=1, every=1ms)", "status(503)", "stall(), x", "stall(soon)", ""})
    void isNoneOfOtherFaults(String fault) {
        assertThat(Stall.of(only(stalled(fault, 1_000).until(407)))).isEqualTo(Optional.empty());
    }
}
