package dev.snailmail.scenarios;

import dev.snailmail.scenarios.Scenario.Count;
import dev.snailmail.scenarios.Scenario.Rule;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Draws fault plans. */
final class FaultDraw {

    private final Random random;
    private final double scale;

    FaultDraw(Random random, double scale) {
        this.random = random;
        this.scale = scale;
    }

    List<Rule> rules() {
        return Stream.generate(this::rule).limit(1 + random.nextInt(3)).toList();
    }

    private Rule rule() {
        String[] patterns = {"GET", "*", "GET *.bin", "HEAD", "GET dir/**", "PUT"};
        Count count = Count.values()[random.nextInt(Count.values().length)];
        int number = count == Count.PERCENT ? 10 + random.nextInt(90) : 1 + random.nextInt(4);
        return new Rule(patterns[random.nextInt(patterns.length)], count, number, fault());
    }

    private String fault() {
        String[] faults = {
            "status(503)",
            "status(503, retryAfter=1s, body=slow down)",
            "status(500)",
            "status(429)",
            "reset",
            "reset(after=0)",
            "reset(after=" + bytes() + ")",
            "truncate(after=" + bytes() + ")",
            "stall(" + time() + ")",
            "stall(" + time() + ", after=" + bytes() + ")",
            "drip(bytes=" + (5_000 + bytes()) + ", every=" + time() + ")",
            "corrupt(bits=" + (1 + random.nextInt(20)) + ")",
            "wrongContentRange",
            "ignoreRange",
            "objectChanged",
            "delay(" + time() + ")"
        };
        return faults[random.nextInt(faults.length)];
    }

    private int bytes() {
        return random.nextInt(3) == 0 ? random.nextInt(100) : random.nextInt(30_000);
    }

    private String time() {
        return NetworkDraw.duration(1 + 3 * random.nextDouble(), scale);
    }
}
