package dev.snailmail.cli;

import dev.snailmail.text.Printable;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is wrong with a command line, in one line that names the option. */
final class UsageMessage {

    /** The library names its own parameters; these are the ones that a command line sets. */
    private static final Map<String, String> OPTIONS = Map.of(
            "root", "ROOT",
            "port", "--port",
            "bandwidth", "--bandwidth-mbs",
            "timeScale", "--time-scale",
            "sigma", "--sigma",
            "maxRecords", "--max-records");

    private static final Pattern PARAMETER = Pattern.compile("^(\\w+)(?= \\()");

    /** Behind it is the grammar, which {@code --help} shows. */
    private static final Pattern GRAMMAR = Pattern.compile("; allowed: |\\R");

    private UsageMessage() {}

    /**
     * Makes the line.
     *
     * @param message the message of an exception
     * @return the line, in which nothing but text is printed
     */
    static String line(String message) {
        Matcher parameter = PARAMETER.matcher(message);
        String named = parameter.replaceFirst(
                name -> OPTIONS.getOrDefault(name.group(1), Matcher.quoteReplacement(name.group(1))));
        return Printable.inLine(named.replaceAll("\\p{Cntrl}+", " ").strip());
    }

    /**
     * Makes an error of a spec that an option was given.
     *
     * @param option the option
     * @param e what is wrong with the spec, and the grammar
     * @return the error, without the grammar
     */
    static IllegalArgumentException ofSpec(String option, IllegalArgumentException e) {
        return new IllegalArgumentException(option + " " + GRAMMAR.split(e.getMessage(), 2)[0], e);
    }
}
