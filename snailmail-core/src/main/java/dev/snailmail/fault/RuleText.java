package dev.snailmail.fault;

import dev.snailmail.network.RequestLimit;
import dev.snailmail.spec.Spec;
import dev.snailmail.time.Durations;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads the rules of a plan from text, and quotes what the text of a rule would otherwise lose. */
final class RuleText {

    /** The plan without rules. */
    static final String NONE = "none";

    private static final String SETTINGS =
            "range=bytes=0-, nth=2, nthPerKey=2, first=3, times=1, probability=0.1, from=1s, to=2s, untilReset";

    private static final String ALLOWED =
            "a pattern of requests, settings, a colon and a fault, such as \"GET data/** nth=2: status(503)\", or"
                    + " \"limit(20/s, per=server)\"; the settings are " + SETTINGS;

    private static final Pattern LIMIT = Pattern.compile("(?i)limit\\s*\\(.*");
    private static final Pattern METHOD = Pattern.compile("[A-Z]+");
    private static final Pattern WORD = Pattern.compile("(?:'(?:[^']|'')*'|[^\\s'])+");

    /** Without whitespace of any kind, since words end there and the text around a colon is stripped. */
    private static final Pattern PLAIN = Pattern.compile("[^\\s\\p{Z}\\p{C};:'()]+");

    /** A misspelt setting must not pass for a glob, so {@code year=2026} is one only between quotes, or with a slash. */
    private static final Pattern SETTING = Pattern.compile(
            "(?i)(?:range|nth|nthPerKey|first|times|probability|from|to)=.*|untilReset|[a-z]+=[^/]*", Pattern.DOTALL);

    private RuleText() {}

    static FaultPlan parse(String plan) {
        FaultPlanBuilder builder = FaultPlan.builder();
        if (!plan.strip().equalsIgnoreCase(NONE)) {
            parts(plan, ';').forEach(rule -> add(rule, builder));
        }
        return builder.build();
    }

    private static void add(String rule, FaultPlanBuilder plan) {
        List<String> sides = parts(rule, ':');
        if (sides.size() == 1 && LIMIT.matcher(rule).matches()) {
            plan.limit(RequestLimit.parse(rule));
        } else if (sides.size() == 1) {
            throw error(rule, "has no colon with a fault behind it");
        } else if (sides.size() > 2) {
            throw error(rule, "has more than one colon; a pattern with a colon must be between single quotes");
        } else {
            Deque<String> words = words(sides.get(0));
            FaultRuleBuilder builder = plan.on(takePattern(words, rule));
            words.forEach(word -> set(builder, word, rule));
            Fault fault = Fault.parse(sides.get(1));
            bounded(() -> builder.inject(fault), rule);
        }
    }

    private static List<String> parts(String text, char separator) {
        try {
            return Spec.parts(text, separator);
        } catch (IllegalArgumentException e) {
            throw error(text, "has a parenthesis or a single quote without its counterpart");
        }
    }

    private static Deque<String> words(String text) {
        Deque<String> words = new ArrayDeque<>();
        WORD.matcher(text).results().forEach(word -> words.add(word.group()));
        return words;
    }

    /** Takes a method, a glob or both from the words. */
    private static String takePattern(Deque<String> words, String rule) {
        if (words.isEmpty() || SETTING.matcher(words.peek()).matches()) {
            throw error(rule, "does not begin with a pattern of requests; \"*\" is for any request");
        }
        String first = words.remove();
        boolean hasGlob = METHOD.matcher(first).matches()
                && !words.isEmpty()
                && !SETTING.matcher(words.peek()).matches();
        return hasGlob ? first + " " + Spec.unquoted(words.remove()) : Spec.unquoted(first);
    }

    private static void set(FaultRuleBuilder rule, String word, String text) {
        int equals = word.indexOf('=');
        String name = equals < 0 ? word : word.substring(0, equals);
        String value = equals < 0 ? "" : Spec.unquoted(word.substring(equals + 1));
        switch (name.toLowerCase(Locale.ROOT)) {
            case "range" -> bounded(() -> rule.range(value), text);
            case "nth" -> bounded(() -> rule.nth(number(name, value)), text);
            case "nthperkey" -> bounded(() -> rule.nthPerKey(number(name, value)), text);
            case "first" -> bounded(() -> rule.first(number(name, value)), text);
            case "times" -> bounded(() -> rule.times(number(name, value)), text);
            case "probability" -> bounded(() -> rule.probability(fraction(name, value)), text);
            case "from" -> bounded(() -> rule.from(duration(name, value)), text);
            case "to" -> bounded(() -> rule.to(duration(name, value)), text);
            case "untilreset" -> bounded(rule::untilReset, text);
            default -> throw error(text, "has " + word + ", which is no setting");
        }
    }

    private static long number(String name, String value) {
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " (" + value + ") must be a whole number", e);
        }
    }

    private static double fraction(String name, String value) {
        try {
            return Double.parseDouble(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " (" + value + ") must be a number", e);
        }
    }

    private static Duration duration(String name, String value) {
        return Durations.parse(value)
                .orElseThrow(
                        () -> new IllegalArgumentException(name + " (" + value + ") must be " + Durations.ALLOWED));
    }

    /** Names the rule in what the builder refuses; a setting that is given twice is a state that it refuses. */
    private static void bounded(Runnable setting, String rule) {
        try {
            setting.run();
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw error(rule, "is refused: " + e.getMessage());
        }
    }

    private static IllegalArgumentException error(String rule, String problem) {
        return Spec.error(rule, problem, ALLOWED);
    }

    /**
     * Writes a pattern so that it is read back.
     *
     * @param pattern the pattern as it prints
     * @return the pattern, between quotes if it needs them
     */
    static String quotedPattern(String pattern) {
        int space = pattern.indexOf(' ');
        boolean hasMethod =
                space > 0 && METHOD.matcher(pattern.substring(0, space)).matches();
        String glob = hasMethod ? pattern.substring(space + 1) : pattern;
        boolean isPlain =
                PLAIN.matcher(glob).matches() && !SETTING.matcher(glob).matches();
        return isPlain ? pattern : quotes(pattern);
    }

    /** Writes a value so that it is read back, between quotes if it needs them. */
    static String quotedValue(String value) {
        return PLAIN.matcher(value).matches() ? value : quotes(value);
    }

    private static String quotes(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
