package dev.snailmail.junit5;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The best figures of one test and one store, and what they are now. Used by the thread of the test alone. */
final class Ratchet {

    private static final System.Logger LOGGER = System.getLogger("dev.snailmail");

    private final ExtensionContext test;
    private final String where;
    private final BudgetMode mode;
    private final RatchetKey key;
    private final RatchetFile file;
    private final String command;

    private final List<String> remarks = new ArrayList<>();
    private Map<Figure, Long> now = Map.of();
    private String better = "";

    private Ratchet(ExtensionContext test, String where, BudgetMode mode, RatchetKey key, RatchetFile file) {
        this.test = test;
        this.where = where;
        this.mode = mode;
        this.key = key;
        this.file = file;
        this.command = command(test.getRequiredTestClass().getName() + "#"
                + test.getRequiredTestMethod().getName());
    }

    /**
     * @param server the server of the store
     * @param where the annotation that asks for it, and its element
     */
    static Ratchet of(ExtensionContext test, ServerInUse server, String where) {
        RatchetKey key = RatchetKey.of(test, server);
        return new Ratchet(
                test,
                where,
                BudgetMode.of(test),
                key,
                new RatchetFile(BudgetMode.folder(test), key.file(), header(key.testClass())));
    }

    private static String header(String testClass) {
        return "# The best figures so far of the tests of " + testClass + ", kept by @Budget(ratchet = true).\n"
                + "# Written by: " + command(testClass) + "\n\n";
    }

    /** With quotes where a shell would read a name otherwise. */
    private static String command(String tests) {
        String selection = tests.matches("[\\w.#]+") ? tests : "'" + tests + "'";
        return "mvn test -Dtest=" + selection + " -D" + SuiteParameter.BUDGETS.key() + "=write";
    }

    /**
     * Compares figures with the best so far, unless they are to be written.
     *
     * @param figures the figures that are kept
     * @return those that are worse, with what is expected of them
     */
    Map<Figure, Limit> compare(Map<Figure, Long> figures) {
        now = figures;
        if (mode == BudgetMode.WRITE) {
            return Map.of();
        }
        RatchetText text = orMisuse(file::read);
        Map<Figure, Long> best = text.figures(key.line()).orElse(Map.of());
        int line = text.lineOf(key.line());
        Map<Figure, Limit> worse = new EnumMap<>(Figure.class);
        figures.forEach((figure, number) -> {
            Long most = best.get(figure);
            if (most != null && number > most) {
                String words = "at most " + most + ", the best so far in " + file + ", line " + line;
                worse.put(figure, new Limit(most, words, where));
            }
        });
        if (!best.keySet().containsAll(figures.keySet())) {
            remarks.add(missing(best, line));
        }
        if (!worse.isEmpty()) {
            remarks.add("to accept what is worse than the best so far, within the limits: " + command);
        }
        better = better(best);
        return worse;
    }

    private String missing(Map<Figure, Long> best, int line) {
        String what = line == 0
                ? "there is no line yet for \"" + key.line() + "\" in " + file
                        + (file.exists() ? "" : ", nor such a file")
                : "there is no "
                        + now.keySet().stream()
                                .filter(figure -> !best.containsKey(figure))
                                .map(Figure::attribute)
                                .collect(Collectors.joining(", "))
                        + " yet in " + file + ", line " + line;
        return what + "; " + where + " keeps the best figures there, which now are:\n  "
                + RatchetText.line(key.line(), now) + "\nto write them: " + command;
    }

    private String better(Map<Figure, Long> best) {
        return now.entrySet().stream()
                .filter(figure -> best.containsKey(figure.getKey()) && figure.getValue() < best.get(figure.getKey()))
                .map(figure ->
                        figure.getKey().attribute() + " " + best.get(figure.getKey()) + " -> " + figure.getValue())
                .collect(Collectors.joining(", "));
    }

    /** What a failure is to say of it. */
    List<String> remarks() {
        return remarks;
    }

    /** Writes the figures, or tells that they are better than what is written. */
    void keep() {
        if (mode == BudgetMode.WRITE) {
            orMisuse(() -> {
                file.write(key.line(), now);
                return file;
            });
        } else if (!better.isEmpty()) {
            String told = Contexts.describeInvocation(test) + " costs less than the best so far in " + file + ": "
                    + better + "; to keep that: " + command;
            test.publishReportEntry(SuiteParameter.BUDGETS.key(), told);
            LOGGER.log(System.Logger.Level.INFO, told);
        }
    }

    private <T> T orMisuse(Supplier<T> access) {
        try {
            return access.get();
        } catch (IllegalArgumentException | UncheckedIOException e) {
            throw new ExtensionConfigurationException(
                    where + ", for " + Contexts.describeInvocation(test) + ": " + e.getMessage(), e);
        }
    }
}
