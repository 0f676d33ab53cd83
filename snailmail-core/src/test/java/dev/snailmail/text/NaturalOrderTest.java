package dev.snailmail.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NaturalOrderTest {

    @Test
    void runsOfDigitsCountAsNumbers() {
        List<String> inOrder = List.of(
                "",
                "0",
                "00",
                "1",
                "01",
                "9",
                "10",
                "99999999999999999999998",
                "99999999999999999999999",
                "a",
                "a0.9",
                "a0.10",
                "a1.0",
                "a1.0b",
                "b");
        List<String> shuffled = new ArrayList<>(inOrder);
        Collections.shuffle(shuffled, new Random(1));
        assertThat(shuffled.stream().sorted(NaturalOrder.INSTANCE)).containsExactlyElementsOf(inOrder);
    }

    @ParameterizedTest
    @CsvSource({"part-9, part-10, -1", "part-10, part-9, 1", "x7y, x7y, 0", "x7, x7y, -1", "1.20, 1.3, 1"})
    void comparesPairs(String one, String other, int sign) {
        assertThat(Integer.signum(NaturalOrder.INSTANCE.compare(one, other))).isEqualTo(sign);
    }
}
