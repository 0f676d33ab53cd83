package dev.snailmail.junit5;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a file of best figures holds: a line for each test, and comments, which stay where they are. Tests are put where
 * they belong in the order of the alphabet, so files do not depend on the order of runs. Immutable.
 */
final class RatchetText {

    private static final Pattern LINE = Pattern.compile("(.+): +(\\w+=\\d+(?: +\\w+=\\d+)*)");
    private static final String ALLOWED = "; allowed: an empty line, a comment that begins with #, or a test and its"
            + " figures, such as \"readsATile(ServerHandle): gets=3 bytes=65536\", each figure at most once, of: ";

    private final List<String> lines;
    private final String lineEnd;
    private final Map<Integer, Entry> entries;

    /** The figures of a test. */
    private record Entry(String key, Map<Figure, Long> figures) {}

    private RatchetText(List<String> lines, String lineEnd, Map<Integer, Entry> entries) {
        this.lines = lines;
        this.lineEnd = lineEnd;
        this.entries = entries;
    }

    /**
     * Reads a text.
     *
     * @param text the text
     * @throws IllegalArgumentException if a line is something else than it may be, or two are of one test; it begins with
     *     the number of the line
     */
    static RatchetText parse(String text) {
        List<String> lines = linesOf(text);
        Map<Integer, Entry> entries = new TreeMap<>();
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                Entry entry = entry(i, line);
                if (!keys.add(entry.key())) {
                    throw new IllegalArgumentException(
                            "line " + (i + 1) + ": \"" + entry.key() + "\" has a line already; keep one of them");
                }
                entries.put(i, entry);
            }
        }
        return new RatchetText(lines, text.contains("\r\n") ? "\r\n" : "\n", entries);
    }

    /** The last line may have an end of its own or not; empty lines before it are lines. */
    private static List<String> linesOf(String text) {
        List<String> lines = Arrays.asList(text.split("\\R", -1));
        int last = lines.size() - 1;
        return lines.get(last).isEmpty() ? lines.subList(0, last) : lines;
    }

    private static Entry entry(int index, String line) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw malformed(index, line);
        }
        Map<Figure, Long> figures = new EnumMap<>(Figure.class);
        for (String figure : parts.group(2).split(" +")) {
            String[] pair = figure.split("=");
            if (figures.put(figure(index, line, pair[0]), number(index, line, pair[1])) != null) {
                throw malformed(index, line);
            }
        }
        return new Entry(parts.group(1).strip(), figures);
    }

    private static Figure figure(int index, String line, String name) {
        return Arrays.stream(Figure.values())
                .filter(figure -> figure.attribute().equals(name))
                .findFirst()
                .orElseThrow(() -> malformed(index, line));
    }

    private static long number(int index, String line, String digits) {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException e) {
            throw malformed(index, line);
        }
    }

    private static IllegalArgumentException malformed(int index, String line) {
        return new IllegalArgumentException(
                "line " + (index + 1) + ": \"" + line + "\" cannot be read" + ALLOWED + Figure.attributes());
    }

    /** The figures of a test, if it has a line. */
    Optional<Map<Figure, Long>> figures(String key) {
        return entries.values().stream()
                .filter(entry -> entry.key().equals(key))
                .map(Entry::figures)
                .findFirst();
    }

    /** The number of the line of a test, from 1; 0 if it has none. */
    int lineOf(String key) {
        return 1 + index(key);
    }

    private int index(String key) {
        return entries.entrySet().stream()
                .filter(entry -> entry.getValue().key().equals(key))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(-1);
    }

    /** The same with other figures of a test. */
    RatchetText with(String key, Map<Figure, Long> figures) {
        String line = line(key, figures);
        List<String> changed = new ArrayList<>(lines);
        int known = index(key);
        if (known >= 0) {
            changed.set(known, line);
        } else {
            changed.add(placeFor(key), line);
        }
        return parse(String.join(lineEnd, changed) + lineEnd);
    }

    /** A line of figures. */
    static String line(String key, Map<Figure, Long> figures) {
        return key + ": " + Figure.listed(figures);
    }

    /** Before the first test that comes later, and the comment right above that. */
    private int placeFor(String key) {
        for (Map.Entry<Integer, Entry> entry : entries.entrySet()) {
            if (entry.getValue().key().compareTo(key) > 0) {
                int place = entry.getKey();
                while (place > 0 && lines.get(place - 1).strip().startsWith("#")) {
                    place--;
                }
                return place;
            }
        }
        return lines.size();
    }

    @Override
    public String toString() {
        return lines.isEmpty() ? "" : String.join(lineEnd, lines) + lineEnd;
    }
}
