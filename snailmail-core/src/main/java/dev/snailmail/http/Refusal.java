package dev.snailmail.http;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Why Undertow refused a request, as far as its answer and the head of the request tell. Pure. */
final class Refusal {

    static final String UNKNOWN = "malformed head";

    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.\\d \\d{3} (.+)");
    private static final Pattern REQUEST_LINE =
            Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+ (\\S+) HTTP/\\d\\.\\d\\r?");
    private static final Pattern BAD_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");
    private static final Pattern LENGTH = Pattern.compile("(?im)^content-length:");
    private static final Pattern CODING = Pattern.compile("(?im)^transfer-encoding:");

    private Refusal() {}

    /**
     * Names the reason for a refusal.
     *
     * @param statusLine the status line of the answer
     * @param head the latest bytes of the head of the request, a character each; empty if they are not known
     * @param headBytes how many bytes the head had
     * @param mostHeadBytes how many bytes a head may have
     * @return the reason, one of a few
     */
    static String reason(String statusLine, String head, long headBytes, long mostHeadBytes) {
        Matcher answer = STATUS_LINE.matcher(statusLine);
        if (answer.matches() && !answer.group(1).equals("Bad Request")) {
            return answer.group(1).toLowerCase(Locale.ROOT);
        } else if (headBytes > mostHeadBytes) {
            return "head over " + mostHeadBytes + " bytes";
        }
        return head.isEmpty() ? UNKNOWN : ofHead(head);
    }

    private static String ofHead(String head) {
        int end = head.indexOf('\n');
        Matcher line = REQUEST_LINE.matcher(end < 0 ? head : head.substring(0, end));
        if (!line.matches()) {
            return "malformed request line";
        } else if (BAD_ESCAPE.matcher(line.group(1)).find()) {
            return "malformed percent-encoding";
        }
        long framings = LENGTH.matcher(head).results().count()
                + CODING.matcher(head).results().count();
        return framings > 1 ? "conflicting body lengths" : "malformed header field";
    }
}
