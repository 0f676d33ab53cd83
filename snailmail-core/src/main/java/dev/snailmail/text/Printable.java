package dev.snailmail.text;

import java.util.regex.Pattern;
import org.apiguardian.api.API;

/** What users and their clients wrote, made fit for a line of a log or a report. */
@API(status = API.Status.INTERNAL)
public final class Printable {

    /** Controls and line breaks; what has no shape of its own, such as the marks that turn text around; halved pairs. */
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]");

    private Printable() {}

    /**
     * Replaces what could break a line, fake a second one, or turn around what stands beside it. Letters and symbols of
     * all scripts stay as they are.
     *
     * @param text any text
     * @return the text with a question mark for each such character
     */
    public static String inLine(String text) {
        return UNPRINTABLE.matcher(text).replaceAll("?");
    }
}
