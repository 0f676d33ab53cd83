package dev.snailmail.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BandwidthTest {

    @ParameterizedTest
    @CsvSource({
        "1B/s, 1, 1B/s",
        "100kB/s, 100000, 100kB/s",
        "100MB/s, 100000000, 100MB/s",
        "2.5GB/s, 2500000000, 2.5GB/s",
        "1KiB/s, 1024, 1KiB/s",
        "1.5MiB/s, 1572864, 1.5MiB/s",
        "1GiB/s, 1073741824, 1GiB/s",
        "8bit/s, 1, 8bit/s",
        "8kbit/s, 1000, 8kbit/s",
        "10Mbit/s, 1250000, 10Mbit/s",
        "1Gbit/s, 125000000, 1Gbit/s",
        "' 10 mbit/S ', 1250000, 10Mbit/s",
        "10MBIT/s, 1250000, 10Mbit/s",
        "1mb/s, 1000000, 1MB/s",
        "1.50MB/s, 1500000, 1.5MB/s",
        "1TB/s, 1e12, 1TB/s",
        "1PB/s, 1e15, 1PB/s",
        "1EB/s, 1e18, 1EB/s",
        "0.5EiB/s, 576460752303423488, 0.5EiB/s",
        "2TiB/s, 2199023255552, 2TiB/s",
        "1PiB/s, 1125899906842624, 1PiB/s",
        "8Tbit/s, 1e12, 8Tbit/s",
        "8Pbit/s, 1e15, 8Pbit/s",
        "8Ebit/s, 1e18, 8Ebit/s",
    })
    void unitsAreReadInAnyCaseAndWrittenInTheirOwn(String spec, double bytesPerSecond, String canonical) {
        Bandwidth bandwidth = Bandwidth.parse(spec.replace("/S", "/s"));
        assertThat(bandwidth.toBytesPerSecond()).isEqualTo(bytesPerSecond);
        assertThat(bandwidth.toMegabytesPerSecond()).isEqualTo(bytesPerSecond / 1e6);
        assertThat(bandwidth).hasToString(canonical);
        assertThat(bandwidth.isUnlimited()).isFalse();
        assertThat(Bandwidth.parse(canonical)).isEqualTo(bandwidth);
    }

    @Property
    void whatIsWrittenParsesBack(@ForAll @DoubleRange(min = 8, max = 1e9) @Scale(9) double rate) {
        for (Bandwidth bandwidth : new Bandwidth[] {
            Bandwidth.bytesPerSecond(rate), Bandwidth.megabytesPerSecond(rate), Bandwidth.megabitsPerSecond(rate)
        }) {
            assertThat(Bandwidth.parse(bandwidth.toString()))
                    .isEqualTo(bandwidth)
                    .hasToString(bandwidth.toString());
        }
    }

    @Test
    void equalRatesAreEqualInWhateverUnit() {
        assertThat(Bandwidth.megabitsPerSecond(8))
                .isEqualTo(Bandwidth.megabytesPerSecond(1))
                .isEqualTo(Bandwidth.bytesPerSecond(1e6))
                .isEqualTo(Bandwidth.parse("1000kB/s"))
                .hasSameHashCodeAs(Bandwidth.bytesPerSecond(1e6))
                .isNotEqualTo(Bandwidth.bytesPerSecond(1e6 + 1))
                .isNotEqualTo(Bandwidth.unlimited())
                .isNotEqualTo("1MB/s");
    }

    @Test
    void unlimitedIsARateOfItsOwn() {
        assertThat(Bandwidth.parse(" Unlimited ")).isSameAs(Bandwidth.unlimited());
        assertThat(Bandwidth.unlimited().isUnlimited()).isTrue();
        assertThat(Bandwidth.unlimited()).hasToString("unlimited");
        assertThat(Bandwidth.unlimited().toBytesPerSecond()).isInfinite();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.0, -3, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void factoriesRefuseWhatIsNoRate(double rate) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Bandwidth.bytesPerSecond(rate))
                .withMessage("bandwidth (%s B/s) must be above zero: from 1 B/s to 1 EB/s", rate);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Bandwidth.megabytesPerSecond(rate))
                .withMessage("bandwidth (%s MB/s) must be above zero: from 1 B/s to 1 EB/s", rate);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Bandwidth.megabitsPerSecond(rate))
                .withMessage("bandwidth (%s Mbit/s) must be above zero: from 1 B/s to 1 EB/s", rate);
    }

    @Test
    void factoriesRefuseWhatIsNoRateInBytes() {
        assertThatIllegalArgumentException().isThrownBy(() -> Bandwidth.megabytesPerSecond(1.001e12));
        assertThatIllegalArgumentException().isThrownBy(() -> Bandwidth.bytesPerSecond(0.999));
        assertThatIllegalArgumentException().isThrownBy(() -> Bandwidth.parse("7bit/s"));
        assertThatIllegalArgumentException().isThrownBy(() -> Bandwidth.parse("1" + "0".repeat(305) + "MB/s"));
        assertThatIllegalArgumentException().isThrownBy(() -> Bandwidth.parse("0." + "0".repeat(323) + "5bit/s"));
    }

    @ParameterizedTest
    @CsvSource({
        "100, 'needs a unit, such as 100MB/s'",
        "100MB, is not a rate; did you mean 100MB/s?",
        "1e3MB/s, is not a number and a unit",
        "'1,5MB/s', is not a number and a unit",
        "NaNMB/s, is not of the form",
        "InfinityMB/s, is not of the form",
        "MB/s, is not of the form",
        "100MB/min, is not a number and a unit",
        "100furlongs/s, has the unknown unit furlongs",
        "1.1EB/s, must be above zero: from 1 B/s to 1 EB/s",
        "1EiB/s, must be above zero: from 1 B/s to 1 EB/s",
        "0MB/s, must be above zero: from 1 B/s to 1 EB/s",
        "-3MB/s, must be above zero: from 1 B/s to 1 EB/s",
    })
    void anErrorRepeatsWhatWasWrittenAndSaysWhatIsAllowed(String spec, String problem) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Bandwidth.parse(spec))
                .withMessageStartingWith("\"" + spec + "\" " + problem)
                .withMessageContaining(" allowed: a rate such as 100MB/s or 10Mbit/s, unlimited, steps");
    }
}
