package dev.snailmail.cli;

import dev.snailmail.exchange.Glob;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The labels that {@code --classify} gives to keys. The first pattern that fits a key decides; another key is its own label. */
final class Labels implements UnaryOperator<String> {

    private static final String OPTION = "--classify";

    private final List<Labelled> labels = new ArrayList<>();

    private record Labelled(Glob keys, String label) {}

    private Labels() {}

    /**
     * Reads them.
     *
     * @param flags each of the form {@code PATTERN=LABEL}; the last equals sign counts, since keys may have some too
     * @return the labels
     * @throws IllegalArgumentException if one has another form
     */
    static Labels of(List<String> flags) {
        Labels all = new Labels();
        for (String flag : flags) {
            int equals = flag.lastIndexOf('=');
            if (equals <= 0 || equals == flag.length() - 1) {
                throw new IllegalArgumentException(
                        OPTION + " (" + flag + ") must be a pattern of keys, = and a label, such as chunks/**=chunk");
            }
            String pattern = flag.substring(0, equals).replaceFirst("^\\.?/+", "");
            all.labels.add(new Labelled(Glob.ofKeys(pattern), flag.substring(equals + 1)));
        }
        return all;
    }

    @Override
    public String apply(String key) {
        for (Labelled candidate : labels) {
            if (candidate.keys().matches(key)) {
                return candidate.label();
            }
        }
        return key;
    }
}
