package dev.snailmail.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** n connections of a rate b each, on a link of B, get min(n·b, B), also where both are about equal. */
class ManyConnectionsShareTest {

    private static final long SECOND = 1_000_000_000;

    @ParameterizedTest
    @CsvSource({
        "none, 1e7",
        "none, 1e8",
        "none, 1e9",
        "little, 1e7",
        "little, 1e9",
        "much, 1e7",
        "much, 1e9",
        "spikes, 1e8",
        "spikes, 1e9"
    })
    void theyGetTheLesserOfBothAlikeHoweverLateTimersAre(String lateness, double total) {
        for (int n : new int[] {1, 4, 16, 64}) {
            for (double load : new double[] {0.5, 0.97, 0.999, 1, 1.001, 1.03, 2}) {
                long[] bytes = run(n, total, total * load / n, lateness);
                double sum = Arrays.stream(bytes).sum() / 2.0;
                String what = n + " connections at " + load;
                boolean knee = Math.abs(load - 1) < 0.05;
                double expected = total * Math.min(1, load);
                assertThat(sum).as(what).isCloseTo(expected, within(expected * (knee ? 0.02 : 0.005)));
                assertThat(Downloads.jain(Arrays.stream(bytes).asDoubleStream().toArray()))
                        .as(what)
                        .isGreaterThanOrEqualTo(0.999);
            }
        }
    }

    /** Two seconds of it, after a second. */
    private static long[] run(int n, double total, double each, String lateness) {
        Pipes pipes = Pipes.of(
                Network.builder()
                        .shared(Bandwidth.bytesPerSecond(total))
                        .perConnection(Bandwidth.bytesPerSecond(each))
                        .build(),
                0);
        Pipe[] connections = new Pipe[n];
        Arrays.setAll(connections, i -> pipes.down());
        Random random = new Random(7);
        return Transfers.between(
                SECOND, 3 * SECOND, connections, late(lateness, random), nth -> random.nextInt(3_000_000));
    }

    private static LongUnaryOperator late(String how, Random random) {
        return switch (how) {
            case "none" -> now -> 0;
            case "little" -> now -> (long) (-50_000 * Math.log(1 - random.nextDouble()));
            case "much" -> now -> random.nextInt(1_000_000);
            default -> now -> random.nextInt(200) == 0 ? 5_000_000 : random.nextInt(100_000);
        };
    }
}
