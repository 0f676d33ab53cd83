package dev.snailmail.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.recording.Outcome;
import dev.snailmail.recording.Recording;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever was recorded: no line is too wide, there are not too many, and each character has a certain width. */
class TextWaterfallPropertyTest {

    private static final int[] ODD = {
        'a', '/', '%', '\n', 0x1b, 0x202e, 0x301, 0x5e9, 0x65e5, 0xd55c, 0xff76, 0x1f40c, 0x2000b, 0x200d, 0xe9, 0x25fd,
        0xd83d
    };

    private final Random random = new Random(7);

    @Test
    void fitsItsBounds() {
        for (int i = 0; i < 400; i++) {
            Recording recording = recording();
            int width = 60 + random.nextInt(random.nextBoolean() ? 341 : 60);
            int most = 16 + random.nextInt(60);
            TextWaterfall picture =
                    TextWaterfall.of(recording).width(width).lines(most).marking(request -> request.ordinal() % 9 == 8);
            for (TextWaterfall drawn : new TextWaterfall[] {picture.ascii(), picture.unicode()}) {
                String[] lines = drawn.toString().split("\\R", -1);
                assertThat(lines.length).as("%s", drawn).isLessThanOrEqualTo(most);
                assertThat(lines).allSatisfy(line -> {
                    assertThat(Cells.width(line)).as(line).isLessThanOrEqualTo(width);
                    String written = line.replaceAll("[═─█▄░]", "");
                    assertThat(Cells.of(written, Glyphs.UNICODE)).isEqualTo(written);
                });
            }
            assertThat(picture.ascii().toString()).matches("[ -~\n]*");
        }
    }

    private Recording recording() {
        int count = random.nextInt(random.nextBoolean() ? 5 : 150);
        Scene scene = new Scene(1 + random.nextInt(150));
        double now = 0;
        for (int i = 0; i < count; i++) {
            now += random.nextInt(3) * Math.pow(10, random.nextInt(12) - 4);
            Scene.Arrival arrival = scene.at(now);
            double duration = random.nextInt(3) * Math.pow(10, random.nextInt(12) - 4);
            if (random.nextBoolean()) {
                long size = 1 + (random.nextLong() >>> (2 + random.nextInt(62)));
                long from = (long) (random.nextDouble() * (size - 1));
                arrival.get(text(20), size, from, 1 + (long) (random.nextDouble() * (size - from - 1)));
            } else {
                arrival.asks(random.nextBoolean() ? "GET" : text(12), text(120), text(60))
                        .isAnswered(random.nextInt(600));
            }
            if (random.nextInt(4) == 0) {
                arrival.faulted(text(80));
            }
            arrival.over(1 + random.nextInt(1_000), random.nextInt(3) * duration / 4)
                    .waits(random.nextInt(3) * duration / 4)
                    .ends(Outcome.values()[random.nextInt(Outcome.values().length)])
                    .until(now + duration);
        }
        return scene.read(text(300)).withPlannedFaults(List.of(text(300)));
    }

    private String text(int longest) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(longest);
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(random.nextInt(3) > 0 ? 'a' + random.nextInt(26) : ODD[random.nextInt(ODD.length)]);
        }
        return text.toString();
    }
}
