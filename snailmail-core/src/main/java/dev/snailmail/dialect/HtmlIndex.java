package dev.snailmail.dialect;

import dev.snailmail.store.FolderEntry;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * The page that lists a folder, in the form of nginx's autoindex module, which clients that read listings know: folders
 * first, a line each with link, date in UTC and size in bytes.
 */
final class HtmlIndex {

    /** What nginx shows of a name; its link has all of it. */
    private static final int SHOWN_CHARACTERS = 50;

    private static final String CUT = "..>";
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("dd-MMM-yyyy HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private static final Comparator<FolderEntry> ORDER =
            Comparator.comparing(FolderEntry::isFolder).reversed().thenComparing(FolderEntry::name);

    private HtmlIndex() {}

    /**
     * Writes the page.
     *
     * @param folder the folder, empty for the root
     * @param entries what lies in it
     */
    static String of(String folder, Collection<FolderEntry> entries) {
        String title = "Index of /" + escaped(folder);
        StringBuilder page = new StringBuilder(200 + 150 * entries.size());
        page.append("<html>\r\n<head><title>").append(title).append("</title></head>\r\n<body>\r\n");
        page.append("<h1>").append(title).append("</h1><hr><pre>");
        if (!folder.isEmpty()) {
            page.append("<a href=\"../\">../</a>\r\n");
        }
        List<FolderEntry> sorted = entries.stream().sorted(ORDER).toList();
        sorted.forEach(entry -> append(page, entry));
        return page.append("</pre><hr></body>\r\n</html>\r\n").toString();
    }

    private static void append(StringBuilder page, FolderEntry entry) {
        String name = entry.name();
        int length = name.codePointCount(0, name.length());
        String shown = length <= SHOWN_CHARACTERS
                ? name
                : name.substring(0, name.offsetByCodePoints(0, SHOWN_CHARACTERS - CUT.length())) + CUT;
        page.append("<a href=\"").append(KeyEncoder.encode(name)).append("\">");
        page.append(escaped(shown)).append("</a>");
        page.append(" ".repeat(Math.max(0, SHOWN_CHARACTERS - length) + 1));
        page.append(entry.lastModified().map(HtmlIndex::date).orElse("-                "));
        page.append(String.format(Locale.ROOT, " %19s\r\n", entry.isFolder() ? "-" : entry.size()));
    }

    private static String date(Instant instant) {
        return DATE.format(instant);
    }

    /** Line breaks too, since each entry has one line. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                case '\r', '\n' -> escaped.append("&#").append((int) c).append(';');
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
