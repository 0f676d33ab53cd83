package dev.snailmail.examples.bench.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ScheduleTest {

    @Test
    void aConstantRateIsEvenFromTheStart() {
        assertThat(Schedule.constant(2000).arrivals(4)).containsExactly(0, 500_000, 1_000_000, 1_500_000);
    }

    @Test
    void roundingDoesNotAddUp() {
        long[] arrivals = Schedule.constant(3000).arrivals(3_000_001);

        assertThat(arrivals[1]).isEqualTo(333_333);
        assertThat(arrivals[3_000_000]).isEqualTo(1_000_000_000_000L);
    }

    @Test
    void independentArrivalsComeSoManyASecondInTheMean() {
        int requests = 100_000;
        long[] arrivals = Schedule.poisson(2000, 7).arrivals(requests);

        assertThat(arrivals).isSorted();
        assertThat(arrivals[0]).isZero();
        assertThat(arrivals[requests - 1] / 1e9).isEqualTo(50, within(1.0));
    }

    @Test
    void independentArrivalsAreOftenCloseTogether() {
        long[] arrivals = Schedule.poisson(1000, 7).arrivals(10_000);
        int close = 0;
        for (int i = 1; i < arrivals.length; i++) {
            close += arrivals[i] - arrivals[i - 1] < 500_000 ? 1 : 0;
        }

        assertThat(close / 9_999.0).as("1 - exp(-1/2)").isEqualTo(0.393, within(0.02));
    }

    @Test
    void aSeedTellsThemAll() {
        long[] arrivals = Schedule.poisson(1000, 7).arrivals(100);

        assertThat(Schedule.poisson(1000, 7).arrivals(100)).isEqualTo(arrivals);
        assertThat(Schedule.poisson(1000, 8).arrivals(100)).isNotEqualTo(arrivals);
    }

    @Test
    void aRateMustBePositive() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Schedule.constant(0))
                .withMessage("perSecond (0.0) must be positive");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Schedule.poisson(Double.NaN, 1))
                .withMessage("perSecond (NaN) must be positive");
    }
}
