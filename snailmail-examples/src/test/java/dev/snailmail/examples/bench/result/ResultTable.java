package dev.snailmail.examples.bench.result;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What was measured, line by line beside its goal; printed as it comes, and written as Markdown in the end. */
public final class ResultTable {

    private static final Path FOLDER = Path.of("target", "bench");

    private final String title;
    private final List<String> rows = new ArrayList<>();

    public ResultTable(String title) {
        this.title = title;
        rows.add("| what | goal | median [least to most] | reached |");
        rows.add("| --- | --- | --- | --- |");
        System.out.println("\n" + title + "; " + Machine.describe());
    }

    public void add(String what, String goal, Spread measured, String format, boolean reached) {
        String row =
                "| " + what + " | " + goal + " | " + measured.as(format) + " | " + (reached ? "yes" : "**no**") + " |";
        rows.add(row);
        System.out.println(row);
    }

    /** Writes the table to a file in the build folder of the module. */
    public void write(String fileName) throws IOException {
        Files.createDirectories(FOLDER);
        Path file = FOLDER.resolve(fileName);
        Files.writeString(file, "# " + title + "\n\n" + Machine.describe() + "\n\n" + String.join("\n", rows) + "\n");
        System.out.println("written to " + file.toAbsolutePath());
    }
}
