package dev.snailmail.report;

import dev.snailmail.analysis.ByteSet;
import dev.snailmail.analysis.ObjectCoverage;
import dev.snailmail.exchange.Extent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * An object's bytes in cells, each for the same part of it: how many of them were read, how many more than once, and how
 * many only by responses that their reader left.
 */
final class CoverageCells {

    /** Where the cells begin and, at last, where the object ends. */
    private final long[] edges;

    private final double[] read;
    private final double[] readWhole;
    private final double[] readAgain;
    private final double[] sent;

    /**
     * @param object what was read of it
     * @param extents the ranges that complete responses sent; a range that was sent twice is listed twice
     * @param cells how many cells there are, or the bytes of the object if those are fewer
     */
    CoverageCells(ObjectCoverage object, List<Extent> extents, int cells) {
        this.edges = edges(object.size().orElse(0), cells);
        this.read = bytesInCells(object.covered().stretches());
        this.readWhole = bytesInCells(ByteSet.of(extents).stretches());
        this.readAgain = bytesInCells(again(extents));
        this.sent = bytesInCells(extents);
    }

    private static long[] edges(long size, int most) {
        int cells = (int) Math.min(most, size);
        long[] edges = new long[cells + 1];
        for (int i = 1; i <= cells; i++) {
            // In two steps, since the size times the cells may be more than a long holds.
            edges[i] = size / cells * i + size % cells * i / cells;
        }
        return edges;
    }

    private double[] bytesInCells(List<Extent> extents) {
        double[] bytes = new double[edges.length - 1];
        for (Extent extent : extents) {
            long end = extent.last() + 1;
            int found = Arrays.binarySearch(edges, extent.offset());
            for (int i = found < 0 ? -found - 2 : found; i < bytes.length && edges[i] < end; i++) {
                bytes[i] += Math.min(end, edges[i + 1]) - Math.max(extent.offset(), edges[i]);
            }
        }
        return bytes;
    }

    /** {@return the bytes that are in more than one of the stretches, in O(n log n)} */
    private static List<Extent> again(List<Extent> extents) {
        List<Extent> byOffset = extents.stream()
                .sorted(Comparator.comparingLong(Extent::offset))
                .toList();
        List<Extent> again = new ArrayList<>();
        long end = 0;
        for (Extent extent : byOffset) {
            long behind = extent.last() + 1;
            if (extent.offset() < end) {
                again.add(new Extent(extent.offset(), Math.min(end, behind) - extent.offset()));
            }
            end = Math.max(end, behind);
        }
        return ByteSet.of(again).stretches();
    }

    int count() {
        return read.length;
    }

    boolean isReadAgain(int cell) {
        return readAgain[cell] > 0;
    }

    boolean isRead(int cell) {
        return read[cell] > 0;
    }

    /** {@return whether all that was read of the cell was sent by responses that their reader left} */
    boolean isAbandoned(int cell) {
        return read[cell] > 0 && readWhole[cell] == 0;
    }

    boolean isReadWhole(int cell) {
        return read[cell] >= edges[cell + 1] - edges[cell];
    }

    /** {@return which part of the cell was read, from 0 to 1} */
    double fraction(int cell) {
        return read[cell] / (edges[cell + 1] - edges[cell]);
    }

    /** {@return how often complete responses sent each byte of the cell that they sent, on average; 0 if they sent none} */
    double times(int cell) {
        return readWhole[cell] == 0 ? 0 : sent[cell] / readWhole[cell];
    }
}
