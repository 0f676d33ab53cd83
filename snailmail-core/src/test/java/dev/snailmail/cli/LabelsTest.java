package dev.snailmail.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelsTest {

    @Test
    void theFirstPatternThatFitsDecides() {
        Labels labels =
                Labels.of(List.of("chunks/**=chunk", "/meta/*.json=meta data", "year=2026/**=this year", "**=rest"));

        assertThat(labels.apply("chunks/0/0")).isEqualTo("chunk");
        assertThat(labels.apply("meta/zarr.json")).isEqualTo("meta data");
        assertThat(labels.apply("year=2026/a")).isEqualTo("this year");
        assertThat(labels.apply("meta/a/zarr.json")).isEqualTo("rest");
    }

    @Test
    void anotherKeyIsItsOwnLabel() {
        assertThat(Labels.of(List.of("a/*=a")).apply("b/1")).isEqualTo("b/1");
        assertThat(Labels.of(List.of()).apply("b/1")).isEqualTo("b/1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "chunks/**", "=chunk", "chunks/**="})
    void anythingElseIsRefused(String flag) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Labels.of(List.of(flag)))
                .withMessage(
                        "--classify (" + flag + ") must be a pattern of keys, = and a label, such as chunks/**=chunk");
    }
}
