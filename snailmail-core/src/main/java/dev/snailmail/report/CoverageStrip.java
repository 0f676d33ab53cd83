package dev.snailmail.report;

import dev.snailmail.analysis.ObjectCoverage;
import dev.snailmail.exchange.Extent;
import java.util.List;

/**
 * An object's bytes as a strip of cells, each for the same part of it: read not at all, partly, whole or again, or sent
 * only by responses that their reader left.
 */
final class CoverageStrip {

    private final Glyphs glyphs;
    private final CoverageCells cells;

    /**
     * @param object what was read of it
     * @param extents the ranges that complete responses sent; a range that was sent twice is listed twice
     * @param cells how many cells there are, or the bytes of the object if those are fewer
     */
    CoverageStrip(ObjectCoverage object, List<Extent> extents, int cells, Glyphs glyphs) {
        this.glyphs = glyphs;
        this.cells = new CoverageCells(object, extents, cells);
    }

    @Override
    public String toString() {
        StringBuilder strip = new StringBuilder();
        for (int i = 0; i < cells.count(); i++) {
            strip.append(glyph(i));
        }
        return strip.toString();
    }

    private String glyph(int cell) {
        if (cells.isReadAgain(cell)) {
            return glyphs.readAgain;
        } else if (!cells.isRead(cell)) {
            return glyphs.unread;
        } else if (cells.isAbandoned(cell)) {
            return glyphs.abandoned;
        }
        return cells.isReadWhole(cell) ? glyphs.read : glyphs.partlyRead;
    }

    /**
     * Says what the signs mean.
     *
     * @param withAbandoned whether there may be cells that were sent only by responses that their reader left
     */
    static String legend(Glyphs glyphs, boolean withAbandoned) {
        return glyphs.unread + " not read  "
                + glyphs.partlyRead + " partly  "
                + glyphs.read + " read  "
                + glyphs.readAgain + " read again"
                + (withAbandoned ? "  " + glyphs.abandoned + " abandoned" : "");
    }
}
