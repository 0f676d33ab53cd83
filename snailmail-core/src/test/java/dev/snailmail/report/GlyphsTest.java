package dev.snailmail.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class GlyphsTest {

    @Test
    void areWhatTheConsoleCanShow() {
        assertThat(Glyphs.of(StandardCharsets.US_ASCII, "UTF-8")).isEqualTo(Glyphs.UNICODE);
        assertThat(Glyphs.of(StandardCharsets.UTF_8, "US-ASCII")).isEqualTo(Glyphs.ASCII);
        assertThat(Glyphs.of(StandardCharsets.UTF_8, "ISO-8859-1")).isEqualTo(Glyphs.ASCII);
    }

    @Test
    void theFirstEncodingThatIsKnownCounts() {
        assertThat(Glyphs.of(StandardCharsets.US_ASCII, null, "cp-of-nowhere", "not a name", "UTF-8", "US-ASCII"))
                .isEqualTo(Glyphs.UNICODE);
        assertThat(Glyphs.of(StandardCharsets.UTF_8, null, null)).isEqualTo(Glyphs.UNICODE);
        assertThat(Glyphs.of(StandardCharsets.US_ASCII)).isEqualTo(Glyphs.ASCII);
    }
}
