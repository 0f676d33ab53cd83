package dev.snailmail.examples.bench.result;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** One quantity, measured of several things: a table and a picture. Each row is printed as it comes. */
public final class Figure {

    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    /** One thing that was measured. */
    record Row(String what, Spread measured, Goal goal) {}

    private final String name;
    private final String title;
    private final String unit;
    private final String format;
    private final List<Row> rows = new ArrayList<>();
    private boolean logarithmic;

    /**
     * @param name of the picture's file, in small letters, figures and hyphens
     * @param title what is measured
     * @param unit of all rows
     * @param format of a number, such as {@code %.1f}
     */
    Figure(String name, String title, String unit, String format) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("name (" + name + ") must be small letters, figures and hyphens");
        }
        this.name = name;
        this.title = title;
        this.unit = unit;
        this.format = format;
        System.out.printf("%n  %s, %s, median [least to most]%n", title, unit);
    }

    /** Draws it on a logarithmic scale, for what differs by orders of magnitude. */
    public Figure logarithmic() {
        logarithmic = true;
        return this;
    }

    public void add(String what, Spread measured) {
        add(what, measured, Goal.none());
    }

    public void add(String what, Spread measured, Goal goal) {
        rows.add(new Row(what, measured, goal));
        String verdict =
                goal.isGiven() ? goal + ": " + goal.verdict(measured.median()).replace("**", "") : "";
        System.out.printf("    %-58s %-34s %s%n", what, measured.as(format), verdict);
    }

    String name() {
        return name;
    }

    String unit() {
        return unit;
    }

    List<Row> rows() {
        return rows;
    }

    boolean isLogarithmic() {
        return logarithmic;
    }

    String write(double value) {
        return Spread.write(format, value);
    }

    /** The picture, which is at {@code folder/}, and the table. */
    String markdown(String folder) {
        boolean goals = rows.stream().anyMatch(row -> row.goal().isGiven());
        StringBuilder text = new StringBuilder()
                .append("### ")
                .append(title)
                .append("\n\n![")
                .append(title)
                .append("](")
                .append(folder)
                .append('/')
                .append(name)
                .append(".svg)\n\n| | ")
                .append(unit)
                .append(goals ? ", median [least to most] | goal | met |\n" : ", median [least to most] |\n")
                .append(goals ? "| --- | --- | --- | --- |\n" : "| --- | --- |\n");
        for (Row row : rows) {
            text.append("| ")
                    .append(row.what())
                    .append(" | ")
                    .append(row.measured().as(format));
            if (goals) {
                text.append(" | ")
                        .append(row.goal())
                        .append(" | ")
                        .append(row.goal().verdict(row.measured().median()));
            }
            text.append(" |\n");
        }
        return text.toString();
    }
}
