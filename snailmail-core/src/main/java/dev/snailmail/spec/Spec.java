package dev.snailmail.spec;

import dev.snailmail.time.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * A spec string taken apart: a name, and arguments that are given by name or by position, as in
 * {@code lognormal(mode=45ms, sigma=0.5)} or {@code fixed(20ms)}, or in pairs, as in {@code mixture(1: none)}. An
 * argument may itself be a call, which {@link Grammar#inner} reads. Errors repeat the spec and name the allowed forms.
 *
 * <p>An argument with a comma, a colon, an equals sign or a parenthesis of its own is written between single quotes;
 * a single quote within is written twice.
 */
@API(status = API.Status.INTERNAL)
public final class Spec {

    private static final Pattern CALL =
            Pattern.compile("\\s*([A-Za-z][A-Za-z0-9_-]*)\\s*(?:\\((.*)\\))?\\s*", Pattern.DOTALL);

    /** The page that describes all specs. */
    private static final String PAGE = "see docs/specs.md";

    private static final Pattern WORD = Pattern.compile("\\s*([A-Za-z0-9][A-Za-z0-9_-]*)");
    private static final Pattern NEEDS_QUOTES = Pattern.compile("[,:=()']");
    private static final char QUOTE = '\'';
    private static final int DEEPEST = 100;

    /** What was written, of which this may be a part. */
    private final String whole;

    private final String text;
    private final int depth;
    /** What errors list. */
    private final Grammar<?> grammar;

    private final String name;
    private final List<String> positional = new ArrayList<>();
    private final Map<String, String> named = new LinkedHashMap<>();

    private Spec(String whole, String text, int depth, Grammar<?> grammar) {
        this.whole = whole;
        this.text = text;
        this.depth = depth;
        this.grammar = grammar;
        if (depth > DEEPEST) {
            throw error(whole, "has more than " + DEEPEST + " calls in each other", "");
        }
        Matcher call = CALL.matcher(text);
        if (!call.matches()) {
            throw notACall();
        }
        this.name = call.group(1).toLowerCase(Locale.ROOT);
        String arguments = call.group(2);
        if (arguments != null && !arguments.isBlank()) {
            split(arguments);
        }
    }

    /** Takes a spec apart. */
    static Spec parse(String text, Grammar<?> grammar) {
        return new Spec(text, text, 1, grammar);
    }

    /** Takes an argument apart that is a call. */
    Spec inner(String argument, Grammar<?> inside) {
        return new Spec(whole, argument, depth + 1, inside);
    }

    private void split(String arguments) {
        try {
            parts(arguments).forEach(this::add);
        } catch (UnbalancedException e) {
            throw notACall();
        }
    }

    /**
     * Splits at the commas that are outside of parentheses and quotes.
     *
     * @param text several specs with commas between them
     * @return them, in order and without the space around them; a part may be empty
     * @throws IllegalArgumentException if a parenthesis or a quote has no counterpart
     */
    public static List<String> parts(String text) {
        return parts(text, ',');
    }

    /**
     * Splits at a separator that is outside of parentheses and quotes.
     *
     * @param text several specs with separators between them
     * @param separator the separator
     * @return the specs, in order and without the space around them; a part may be empty
     * @throws IllegalArgumentException if a parenthesis or a quote has no counterpart
     */
    public static List<String> parts(String text, char separator) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int i = outside(text, separator, 0); i >= 0; i = outside(text, separator, start)) {
            parts.add(text.substring(start, i).strip());
            start = i + 1;
        }
        parts.add(text.substring(start).strip());
        return parts;
    }

    /** Where a separator is outside of parentheses and quotes, or -1. */
    private static int outside(String text, char separator, int from) {
        int open = 0;
        boolean quoted = false;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == QUOTE) {
                quoted = !quoted;
            } else if (quoted) {
                continue;
            } else if (c == separator && open == 0) {
                return i;
            } else if (c == '(') {
                open++;
            } else if (c == ')' && --open < 0) {
                throw new UnbalancedException(text);
            }
        }
        if (open > 0 || quoted) {
            throw new UnbalancedException(text);
        }
        return -1;
    }

    /** A parenthesis or a quote without its counterpart. */
    private static final class UnbalancedException extends IllegalArgumentException {
        static final String PROBLEM = "has a parenthesis or a quote without its counterpart";
        private static final long serialVersionUID = 1;

        UnbalancedException(String text) {
            super("\"" + text + "\" " + PROBLEM);
        }
    }

    private void add(String argument) {
        int equals = outside(argument, '=', 0);
        if (argument.isEmpty()) {
            throw error("has an empty argument");
        } else if (equals < 0) {
            if (!named.isEmpty()) {
                throw error("has " + argument + " without a name behind arguments with names");
            }
            positional.add(argument);
        } else {
            addNamed(
                    argument.substring(0, equals).strip(),
                    argument.substring(equals + 1).strip());
        }
    }

    private void addNamed(String parameter, String value) {
        if (named.put(parameter.toLowerCase(Locale.ROOT), value) != null) {
            throw error("gives " + parameter + " twice");
        }
    }

    /** {@return the name of the call, in lower case} */
    public String name() {
        return name;
    }

    /** The call as written. */
    String text() {
        return text;
    }

    /** The word that a text begins with, in lower case; empty if it begins with something else. */
    static String leadingWord(String text) {
        Matcher word = WORD.matcher(text);
        return word.lookingAt() ? word.group(1).toLowerCase(Locale.ROOT) : "";
    }

    /**
     * Takes the arguments in the order of the parameters' names.
     *
     * @param parameters the names, which may be written in any case
     * @return the value of each parameter, null where it was not given
     * @throws IllegalArgumentException if an argument belongs to none of them, or two belong to one
     */
    public String[] arguments(String... parameters) {
        if (positional.size() > parameters.length) {
            throw error("has too many arguments");
        }
        String[] values = positional.toArray(new String[parameters.length]);
        Map<String, String> unknown = new LinkedHashMap<>(named);
        for (int i = 0; i < parameters.length; i++) {
            String value = unknown.remove(parameters[i].toLowerCase(Locale.ROOT));
            if (value != null && values[i] != null) {
                throw error("gives " + parameters[i] + " twice");
            }
            String argument = value != null ? value : values[i];
            values[i] = argument == null ? null : unquoted(argument);
        }
        refuse(unknown, parameters);
        return values;
    }

    /**
     * Says whether an argument is given by name.
     *
     * @param parameter the name
     * @return whether it is there
     */
    public boolean names(String parameter) {
        return named.containsKey(parameter.toLowerCase(Locale.ROOT));
    }

    /** {@return the arguments that are given by name, by their names in lower case, in the order in which they were written} */
    public Map<String, String> named() {
        return Collections.unmodifiableMap(named);
    }

    /**
     * Takes the arguments as a list of any length.
     *
     * @param form what an argument has to be, for error messages
     * @return arguments in the order in which they were written, at least one
     * @throws IllegalArgumentException if there is none, or one has a name
     */
    public List<String> values(String form) {
        return behind(0, form).stream().map(Spec::unquoted).toList();
    }

    /**
     * Takes the arguments as pairs with a colon between.
     *
     * @param form what a pair has to be, for error messages
     * @return pairs in the order in which they were written, at least one
     * @throws IllegalArgumentException if there is none, or something else
     */
    public List<String[]> pairs(String form) {
        return behind(0, form).stream().map(argument -> pair(argument, form)).toList();
    }

    /**
     * Takes the first argument, which is followed by {@link #pairsBehind pairs}.
     *
     * @param parameter its name, for error messages
     * @return the argument as written
     * @throws IllegalArgumentException if there is none
     */
    public String first(String parameter) {
        return behind(0, parameter).get(0);
    }

    /**
     * Takes the arguments behind the first as pairs with a colon between.
     *
     * @param form what a pair has to be, for error messages
     * @return pairs in the order in which they were written, at least one
     * @throws IllegalArgumentException if there is none, or something else
     */
    public List<String[]> pairsBehind(String form) {
        return behind(1, form).stream().map(argument -> pair(argument, form)).toList();
    }

    private List<String> behind(int skipped, String form) {
        refuse(named);
        if (positional.size() <= skipped) {
            throw error("lacks " + form);
        }
        return positional.subList(skipped, positional.size());
    }

    private String[] pair(String argument, String form) {
        int colon = outside(argument, ':', 0);
        if (colon < 0) {
            throw error("has " + argument + ", which must be " + form);
        }
        return new String[] {
            unquoted(argument.substring(0, colon).strip()),
            unquoted(argument.substring(colon + 1).strip())
        };
    }

    /**
     * Takes the quotes from an argument, if it has any.
     *
     * @param argument the argument as written
     * @return what {@link #quoted} was given
     */
    public static String unquoted(String argument) {
        int last = argument.length() - 1;
        return last > 0 && argument.charAt(0) == QUOTE && argument.charAt(last) == QUOTE
                ? argument.substring(1, last).replace("''", "'")
                : argument;
    }

    /**
     * Writes an argument so that it is read back as it is.
     *
     * @param argument any text
     * @return the text, between quotes if it needs them
     */
    public static String quoted(String argument) {
        boolean blankAround = argument.isEmpty() || !argument.equals(argument.strip());
        return blankAround || NEEDS_QUOTES.matcher(argument).find()
                ? QUOTE + argument.replace("'", "''") + QUOTE
                : argument;
    }

    /**
     * Reads an argument that is a duration.
     *
     * @param parameter its name, for error messages
     * @param value the argument, null if it was not given
     * @return the duration
     * @throws IllegalArgumentException if there is none
     */
    public Duration duration(String parameter, String value) {
        return Durations.parse(given(parameter, value))
                .orElseThrow(() -> bad(parameter, value, Durations.problem(value)));
    }

    /**
     * Reads an argument that is a number.
     *
     * @param parameter its name, for error messages
     * @param value the argument, null if it was not given
     * @return the number
     * @throws IllegalArgumentException if there is none
     */
    public double number(String parameter, String value) {
        try {
            return Double.parseDouble(given(parameter, value));
        } catch (NumberFormatException e) {
            throw bad(parameter, value, "must be a number");
        }
    }

    /**
     * Reads an argument that is a whole number.
     *
     * @param parameter its name, for error messages
     * @param value the argument, null if it was not given
     * @return the number
     * @throws IllegalArgumentException if there is none
     */
    public long wholeNumber(String parameter, String value) {
        try {
            return Long.parseLong(given(parameter, value));
        } catch (NumberFormatException e) {
            throw bad(parameter, value, "must be a whole number");
        }
    }

    /**
     * Insists on an argument.
     *
     * @param parameter its name, for error messages
     * @param value the argument, null if it was not given
     * @return the argument
     * @throws IllegalArgumentException if it was not given
     */
    public String given(String parameter, String value) {
        if (value == null) {
            throw error("lacks " + parameter);
        }
        return value;
    }

    /**
     * Makes what the spec stands for.
     *
     * @param <T> what that is
     * @param factory makes it; an {@link IllegalArgumentException} says which argument is out of bounds
     * @return what it makes
     * @throws IllegalArgumentException of the factory, with the spec in front of it
     */
    public <T> T bounded(Supplier<T> factory) {
        try {
            return factory.get();
        } catch (IllegalArgumentException e) {
            throw error("is out of bounds: " + e.getMessage());
        }
    }

    private void refuse(Map<String, String> unknown, String... parameters) {
        if (!unknown.isEmpty()) {
            String parameter = unknown.keySet().iterator().next();
            throw error("has no parameter called " + parameter + Nearest.question(parameter, List.of(parameters)));
        }
    }

    private IllegalArgumentException notACall() {
        return error(shapeProblem() + grammar.question(text));
    }

    private String shapeProblem() {
        if (text.isBlank()) {
            return "is blank";
        } else if (grammar.isGuessed(text)) {
            return grammar.unknown();
        }
        try {
            parts(text);
            return "is not of the form name(argument, ...)";
        } catch (UnbalancedException e) {
            return UnbalancedException.PROBLEM;
        }
    }

    /**
     * Makes an error of an argument.
     *
     * @param parameter its name
     * @param value the argument
     * @param problem what is wrong, as the rest of a sentence that the argument begins
     * @return the error, to be thrown
     */
    public IllegalArgumentException bad(String parameter, String value, String problem) {
        return error("has " + parameter + " (" + value + "), which " + problem);
    }

    /**
     * Makes an error of this spec.
     *
     * @param problem what is wrong, as the rest of a sentence that the spec begins
     * @return the error, to be thrown
     */
    public IllegalArgumentException error(String problem) {
        return error(whole, depth == 1 ? problem : "has \"" + text + "\", which " + problem, grammar.allowed(text));
    }

    /**
     * Makes an error of any text.
     *
     * @param text what was written
     * @param problem what is wrong, as the rest of a sentence that the text begins
     * @param allowed what may be written; may be empty
     * @return the error, to be thrown
     */
    public static IllegalArgumentException error(String text, String problem, String allowed) {
        return new IllegalArgumentException("\"" + text + "\" " + problem
                + (problem.endsWith("?") ? " " : "; ")
                + (allowed.isEmpty() ? "" : "allowed: " + allowed + "; ")
                + PAGE);
    }
}
