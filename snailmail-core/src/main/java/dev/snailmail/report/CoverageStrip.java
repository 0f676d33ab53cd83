package dev.snailmail.report;

import dev.snailmail.analysis.ObjectCoverage;
import dev.snailmail.exchange.Extent;
import java.util.List;

/** An object's bytes as a strip of cells, each for the same part of it: read not at all, partly, whole, or again. */
final class CoverageStrip {

    private final Glyphs glyphs;
    private final CoverageCells cells;

    /**
     * @param object what was read of it
     * @param extents the stretches that this is of, each as often as it was sent
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
        }
        return cells.isReadWhole(cell) ? glyphs.read : glyphs.partlyRead;
    }

    /** {@return what the signs mean} */
    static String legend(Glyphs glyphs) {
        return glyphs.unread + " not read  "
                + glyphs.partlyRead + " partly  "
                + glyphs.read + " read  "
                + glyphs.readAgain + " read again";
    }
}
