package dev.snailmail.examples.bench.result;

import java.util.List;
import java.util.Locale;

/**
 * A figure as SVG: a bar for each median, a line from the least to the most, a dashed line where the goal is. Plain text, since
 * libraries for charts ask for fonts, which a JDK without a desktop does not have.
 */
final class BarChart {

    private static final int ROW = 26;
    private static final int BAR = 14;
    private static final int TOP = 10;
    private static final int BOTTOM = 26;
    private static final int LETTER = 7;
    private static final int LETTER_BELOW = 4;
    private static final int BEYOND_BAR = 4;
    private static final int GAP = 10;
    private static final int BARS = 420;
    private static final String STYLE = """
            <style>
              text { font: 12px sans-serif; fill: #24292f }
              .bar { fill: #4c8bc9 } .spread { stroke: #24292f } .axis { stroke: #6e7781 } .goal { stroke: #c2410c; stroke-dasharray: 3 2 }
              .unit { fill: #6e7781 }
              @media (prefers-color-scheme: dark) {
                text { fill: #e6edf3 } .spread { stroke: #e6edf3 } .goal { stroke: #fb923c } .unit { fill: #8d96a0 }
              }
            </style>
            """;

    private final Figure figure;
    private final double least;
    private final double most;
    private final int left;
    private final int right;

    private BarChart(Figure figure) {
        this.figure = figure;
        List<Figure.Row> rows = figure.rows();
        double highest = rows.stream()
                .mapToDouble(row -> Math.max(
                        row.measured().max(), row.goal().isGiven() ? row.goal().bound() : 0))
                .max()
                .orElse(1);
        double lowest =
                rows.stream().mapToDouble(row -> row.measured().min()).min().orElse(0);
        if (figure.isLogarithmic() && highest > 0) {
            // The least bar should be seen, and what is zero or less cannot be on such a scale.
            double smallest = rows.stream()
                    .mapToDouble(row -> row.measured().min())
                    .filter(value -> value > 0)
                    .min()
                    .orElse(highest);
            this.least = Math.pow(10, Math.floor(Math.log10(smallest) - 0.3));
        } else {
            this.least = Math.min(0, lowest);
        }
        this.most = highest > least ? highest : least + 1;
        this.left = GAP
                + LETTER
                        * rows.stream()
                                .mapToInt(row -> row.what().length())
                                .max()
                                .orElse(0);
        this.right = GAP
                + LETTER
                        * rows.stream()
                                .mapToInt(row ->
                                        figure.write(row.measured().median()).length())
                                .max()
                                .orElse(0);
    }

    static String of(Figure figure) {
        return new BarChart(figure).draw();
    }

    private String draw() {
        int height = TOP + ROW * figure.rows().size() + BOTTOM;
        StringBuilder svg = new StringBuilder()
                .append(String.format(
                        Locale.ROOT,
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %1$d %2$d\" width=\"%1$d\" height=\"%2$d\">%n",
                        left + GAP + BARS + GAP + right,
                        height))
                .append(STYLE);
        int top = TOP;
        for (Figure.Row row : figure.rows()) {
            draw(row, top, svg);
            top += ROW;
        }
        double zero = x(Math.max(least, 0));
        line("axis", zero, TOP - BEYOND_BAR, zero, top - ROW + BAR + BEYOND_BAR, svg);
        String scale = figure.isLogarithmic() ? ", logarithmic from " + figure.write(least) : "";
        text(left + GAP, height - GAP, " class=\"unit\"", figure.unit() + scale, svg);
        svg.append("</svg>\n");
        return svg.toString();
    }

    private void draw(Figure.Row row, int top, StringBuilder svg) {
        Spread measured = row.measured();
        int middle = top + BAR / 2;
        double zero = x(Math.max(least, 0));
        double end = x(measured.median());
        text(left, middle + LETTER_BELOW, " text-anchor=\"end\"", row.what(), svg);
        svg.append(String.format(
                Locale.ROOT,
                "<rect class=\"bar\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>%n",
                Math.min(zero, end),
                top,
                Math.abs(end - zero),
                BAR));
        line("spread", x(measured.min()), middle, x(measured.max()), middle, svg);
        text(left + GAP + BARS + GAP, middle + LETTER_BELOW, "", figure.write(measured.median()), svg);
        if (row.goal().isGiven()) {
            double goal = x(row.goal().bound());
            line("goal", goal, top - BEYOND_BAR, goal, top + BAR + BEYOND_BAR, svg);
        }
    }

    private static void line(String kind, double x1, int y1, double x2, int y2, StringBuilder svg) {
        svg.append(String.format(
                Locale.ROOT,
                "<line class=\"%s\" x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\"/>%n",
                kind,
                x1,
                y1,
                x2,
                y2));
    }

    private static void text(int x, int y, String attributes, String text, StringBuilder svg) {
        svg.append(String.format("<text x=\"%d\" y=\"%d\"%s>%s</text>%n", x, y, attributes, escape(text)));
    }

    private double x(double value) {
        double fraction = figure.isLogarithmic()
                ? Math.log(Math.max(value, least) / least) / Math.log(most / least)
                : (value - least) / (most - least);
        return left + GAP + BARS * fraction;
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
