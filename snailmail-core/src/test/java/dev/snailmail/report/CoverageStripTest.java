package dev.snailmail.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.analysis.ByteSet;
import dev.snailmail.analysis.ByteUse;
import dev.snailmail.analysis.ObjectCoverage;
import dev.snailmail.exchange.Extent;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CoverageStripTest {

    private static String strip(long size, int cells, Extent... extents) {
        return strip(size, cells, List.of(extents));
    }

    private static String strip(long size, int cells, List<Extent> extents) {
        return strip(size, cells, extents, List.of());
    }

    private static String strip(long size, int cells, List<Extent> sent, List<Extent> abandoned) {
        List<Extent> all = new ArrayList<>(sent);
        all.addAll(abandoned);
        ByteUse use = new ByteUse(0, 0, 0, 0, 0);
        ObjectCoverage object = new ObjectCoverage("key", OptionalLong.of(size), ByteSet.of(all), use);
        return new CoverageStrip(object, sent, cells, Glyphs.ASCII).toString();
    }

    @Test
    void tellsWhatOnlyAReaderThatLeftWasSent() {
        assertThat(strip(100, 10, List.of(), List.of(new Extent(5, 20)))).isEqualTo(":::.......");
        assertThat(strip(100, 10, List.of(new Extent(0, 15)), List.of(new Extent(5, 20))))
                .as("read, read in part and left behind that, left")
                .isEqualTo("##:.......");
        assertThat(strip(100, 10, List.of(new Extent(0, 20), new Extent(0, 5)), List.of(new Extent(0, 30))))
                .isEqualTo("x#:.......");
    }

    @Test
    void tellsPartsFromWholesFromRepetitions() {
        assertThat(strip(100, 10)).isEqualTo("..........");
        assertThat(strip(100, 10, new Extent(0, 100))).isEqualTo("##########");
        assertThat(strip(100, 10, new Extent(15, 30))).isEqualTo(".-##-.....");
        assertThat(strip(100, 10, new Extent(0, 20), new Extent(19, 21))).isEqualTo("#x##......");
        assertThat(strip(100, 10, new Extent(0, 100), new Extent(99, 1))).isEqualTo("#########x");
        assertThat(strip(100, 10, new Extent(0, 100), new Extent(20, 10), new Extent(40, 10)))
                .isEqualTo("##x#x#####");
    }

    @Test
    void smallObjectsHaveACellForEachByte() {
        assertThat(strip(3, 10, new Extent(1, 1))).isEqualTo(".#.");
        assertThat(strip(0, 10)).isEmpty();
    }

    @Test
    void exabytesDoNotOverflow() {
        long size = Long.MAX_VALUE;
        assertThat(strip(size, 4, new Extent(size - 1, 1))).isEqualTo("...-");
        assertThat(strip(size, 4, new Extent(0, size), new Extent(0, 1))).isEqualTo("x###");
    }

    @Test
    void isWhatCountingByteByByteSays() {
        Random random = new Random(3);
        for (int round = 0; round < 500; round++) {
            int size = 1 + random.nextInt(300);
            int[] times = new int[size];
            List<Extent> extents = new ArrayList<>();
            for (int i = random.nextInt(8); i > 0; i--) {
                int offset = random.nextInt(size);
                int length = 1 + random.nextInt(Math.max(1, (size - offset) / 2));
                extents.add(new Extent(offset, length));
                for (int at = offset; at < offset + length; at++) {
                    times[at]++;
                }
            }
            assertThat(strip(size, 64, extents)).isEqualTo(counted(times, Math.min(64, size)));
        }
    }

    private static String counted(int[] times, int cells) {
        StringBuilder strip = new StringBuilder();
        for (int cell = 0; cell < cells; cell++) {
            int from = cell * times.length / cells;
            int to = (cell + 1) * times.length / cells;
            int read = 0;
            int again = 0;
            for (int i = from; i < to; i++) {
                read += times[i] > 0 ? 1 : 0;
                again += times[i] > 1 ? 1 : 0;
            }
            strip.append(again > 0 ? 'x' : read == 0 ? '.' : read < to - from ? '-' : '#');
        }
        return strip.toString();
    }
}
