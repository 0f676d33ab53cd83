package dev.snailmail.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A spec string taken apart: a name, and arguments that are given by name or by position, as in
 * {@code lognormal(mode=45ms, sigma=0.5)} or {@code fixed(20ms)}, or in pairs, as in {@code mixture(1: none)}. An
 * argument may be a call again, which {@link #inner} takes apart. Errors repeat the spec and say what is allowed.
 */
final class Spec {

    private static final Pattern CALL =
            Pattern.compile("\\s*([A-Za-z][A-Za-z0-9_-]*)\\s*(?:\\((.*)\\))?\\s*", Pattern.DOTALL);

    private static final int DEEPEST = 100;

    /** What was written, of which this may be a part. */
    private final String whole;

    private final String text;
    private final int depth;
    private final String allowed;
    private final String name;
    private final List<String> positional = new ArrayList<>();
    private final Map<String, String> named = new LinkedHashMap<>();

    private Spec(String whole, String text, int depth, String allowed) {
        this.whole = whole;
        this.text = text;
        this.depth = depth;
        this.allowed = allowed;
        if (depth > DEEPEST) {
            throw error(whole, "has more than " + DEEPEST + " calls in each other", allowed);
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

    /**
     * @param text what was written
     * @param allowed what may be written, for error messages
     */
    static Spec parse(String text, String allowed) {
        return new Spec(text, text, 1, allowed);
    }

    /** Takes an argument apart that is a call. */
    Spec inner(String argument) {
        return new Spec(whole, argument, depth + 1, allowed);
    }

    /** Commas between parentheses belong to calls further in. */
    private void split(String arguments) {
        int start = 0;
        int open = 0;
        for (int i = 0; i < arguments.length(); i++) {
            char c = arguments.charAt(i);
            if (c == '(') {
                open++;
            } else if (c == ')' && --open < 0) {
                throw notACall();
            } else if (c == ',' && open == 0) {
                add(arguments.substring(start, i).strip());
                start = i + 1;
            }
        }
        if (open > 0) {
            throw notACall();
        }
        add(arguments.substring(start).strip());
    }

    private void add(String argument) {
        int equals = outside(argument, '=');
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

    /** Where a separator is that stands before any parenthesis, or -1. */
    private static int outside(String argument, char separator) {
        int at = argument.indexOf(separator);
        int open = argument.indexOf('(');
        return open >= 0 && open < at ? -1 : at;
    }

    String name() {
        return name;
    }

    /**
     * Takes the arguments in the order of the parameters' names.
     *
     * @return the value of each parameter, null where it was not given
     */
    String[] arguments(String... parameters) {
        if (positional.size() > parameters.length) {
            throw error("has too many arguments");
        }
        String[] values = positional.toArray(new String[parameters.length]);
        Map<String, String> unknown = new LinkedHashMap<>(named);
        for (int i = 0; i < parameters.length; i++) {
            String value = unknown.remove(parameters[i]);
            if (value != null && values[i] != null) {
                throw error("gives " + parameters[i] + " twice");
            }
            values[i] = value != null ? value : values[i];
        }
        refuse(unknown);
        return values;
    }

    /**
     * Takes the arguments as pairs with a colon between.
     *
     * @param form what a pair has to be, for error messages
     * @return pairs in the order in which they were written, at least one
     */
    List<String[]> pairs(String form) {
        refuse(named);
        if (positional.isEmpty()) {
            throw error("lacks " + form);
        }
        return positional.stream().map(argument -> pair(argument, form)).toList();
    }

    private String[] pair(String argument, String form) {
        int colon = outside(argument, ':');
        if (colon < 0) {
            throw error("has " + argument + ", which must be " + form);
        }
        return new String[] {
            argument.substring(0, colon).strip(), argument.substring(colon + 1).strip()
        };
    }

    private void refuse(Map<String, String> unknown) {
        if (!unknown.isEmpty()) {
            throw error("has no parameter called " + unknown.keySet().iterator().next());
        }
    }

    private IllegalArgumentException notACall() {
        return error("is not of the form name(argument, ...)");
    }

    IllegalArgumentException error(String problem) {
        return error(whole, depth == 1 ? problem : "has \"" + text + "\", which " + problem, allowed);
    }

    static IllegalArgumentException error(String text, String problem, String allowed) {
        return new IllegalArgumentException("\"" + text + "\" " + problem + "; allowed: " + allowed);
    }
}
