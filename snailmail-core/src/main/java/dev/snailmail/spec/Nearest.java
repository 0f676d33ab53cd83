package dev.snailmail.spec;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.apiguardian.api.API;

/** Finds the known name that is most similar to a misspelled one. */
@API(status = API.Status.INTERNAL)
public final class Nearest {

    /** A name of this many letters may have one of them wrong, of twice as many two, and so on. */
    private static final int LETTERS_PER_MISTAKE = 3;

    /** Shorter texts are part of too many names. */
    private static final int SHORTEST_PART = 2;

    private Nearest() {}

    /**
     * Finds the nearest name: the same but for its case and its dashes, one that begins with the text, one with few letters
     * changed, swapped, missing or added, or one that contains the text or begins it.
     *
     * @param written the text
     * @param names all names, the most important first
     * @return the most similar name; empty if no name is similar
     */
    public static Optional<String> of(String written, Collection<String> names) {
        String text = plain(written);
        if (text.length() < SHORTEST_PART) {
            return Optional.empty();
        }
        return first(names, text, (name, same) -> digits(name).equals(digits(same)))
                .or(() -> first(names, text, String::startsWith))
                .or(() -> misspelled(names, text))
                .or(() -> first(names, text, (name, part) -> name.endsWith(part) || part.startsWith(name)))
                .or(() -> first(names, text, String::contains));
    }

    private static Optional<String> misspelled(Collection<String> names, String text) {
        return names.stream()
                .filter(name -> distance(plain(name), text) <= text.length() / LETTERS_PER_MISTAKE)
                .min(Comparator.comparingInt(name -> distance(plain(name), text)));
    }

    /**
     * Asks whether the nearest name is meant, for error messages.
     *
     * @param written the text
     * @param names all names, the most important first
     * @return the end of a sentence, such as {@code ; did you mean reset?}; empty if no name is near
     */
    public static String question(String written, Collection<String> names) {
        return of(written, names).map(name -> "; did you mean " + name + "?").orElse("");
    }

    private static Optional<String> first(Collection<String> names, String text, BiPredicate<String, String> isNear) {
        return names.stream().filter(name -> isNear.test(plain(name), text)).findFirst();
    }

    /** Letters and digits only. */
    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    /** 3G is called three-g, since names begin with a letter. */
    private static String digits(String plain) {
        return plain.replace("three", "3");
    }

    /** How many letters are changed, swapped with the next one, missing or added: the optimal string alignment. */
    private static int distance(String one, String other) {
        int[][] distances = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                distances[i][j] = i == 0 || j == 0 ? i + j : next(distances, one, i, other, j);
            }
        }
        return distances[one.length()][other.length()];
    }

    private static int next(int[][] distances, String one, int i, String other, int j) {
        int changed = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        int least = Math.min(distances[i - 1][j - 1] + changed, 1 + Math.min(distances[i - 1][j], distances[i][j - 1]));
        boolean isSwapped =
                i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
        return isSwapped ? Math.min(least, distances[i - 2][j - 2] + 1) : least;
    }
}
