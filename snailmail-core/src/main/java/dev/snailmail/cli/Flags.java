package dev.snailmail.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** Reads flags of one command: the last of a repeated flag wins, and errors use words that are not those of Java. */
final class Flags {

    private Flags() {}

    /**
     * Makes the parser of a command.
     *
     * @param command an object with annotated fields
     * @return the parser
     */
    static CommandLine of(Object command) {
        return new CommandLine(command)
                .setExpandAtFiles(false)
                .setOverwrittenOptionsAllowed(true)
                .registerConverter(Path.class, Flags::path)
                .registerConverter(Integer.class, Flags::integer)
                .registerConverter(Double.class, Flags::number);
    }

    /** An empty path would be the working directory, and is mostly a variable of a shell that is not set. */
    private static Path path(String text) {
        if (text.isEmpty()) {
            throw new TypeConversionException("the path is empty; the working directory is .");
        }
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new TypeConversionException("'" + text + "' is not a path: " + e.getReason());
        }
    }

    private static int integer(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new TypeConversionException("'" + text + "' is not a whole number of at most " + Integer.MAX_VALUE);
        }
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new TypeConversionException("'" + text + "' is not a number");
        }
    }
}
