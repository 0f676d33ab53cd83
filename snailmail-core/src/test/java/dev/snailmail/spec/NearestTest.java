package dev.snailmail.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {

    private static final List<String> NAMES = List.of(
            "s3-standard",
            "s3-standard-heavy-tail",
            "s3-express",
            "gcs",
            "lte",
            "three-g",
            "slow-4g",
            "lognormal",
            "normal",
            "maxConnections",
            "maxRequests");

    @ParameterizedTest
    @CsvSource({
        "s3, s3-standard",
        "S3, s3-standard",
        "s3standard, s3-standard",
        "s3_standard, s3-standard",
        "s3-standrad, s3-standard",
        "s3-standard-eu, s3-standard",
        "express, s3-express",
        "3g, three-g",
        "3G, three-g",
        "threeg, three-g",
        "4g, slow-4g",
        "ltee, lte",
        "gsc, gcs",
        "lognorml, lognormal",
        "log, lognormal",
        "norm, normal",
        "nromal, normal",
        "maxConnection, maxConnections",
        "maxConections, maxConnections",
        "max, maxConnections",
    })
    void findsWhatWasMeant(String written, String meant) {
        assertThat(Nearest.of(written, NAMES)).contains(meant);
        assertThat(Nearest.question(written, NAMES)).isEqualTo("; did you mean " + meant + "?");
    }

    @ParameterizedTest
    @CsvSource({"zipf", "s4", "5g", "''", "x", "s", "(", "wobbly", "gauss"})
    void findsNothingThatIsFar(String written) {
        assertThat(Nearest.of(written, NAMES)).isEmpty();
        assertThat(Nearest.question(written, NAMES)).isEmpty();
    }

    @Test
    void theNearerOfTwoWins() {
        assertThat(Nearest.of("weibul", List.of("weibullish", "weibull"))).contains("weibullish");
        assertThat(Nearest.of("stalk", List.of("stark", "stall"))).contains("stark");
        assertThat(Nearest.of("corupts", List.of("disrupts", "corrupt"))).contains("corrupt");
    }

    @Property
    void oneLetterMissingIsFound(@ForAll @IntRange(max = 100) int at) {
        for (String name : NAMES) {
            if (name.length() > 4) {
                int missing = at % name.length();
                String written = name.substring(0, missing) + name.substring(missing + 1);
                assertThat(Nearest.of(written, List.of(name))).contains(name);
            }
        }
    }
}
