package dev.snailmail.recording;

/**
 * How often a planned fault was used in a recording.
 *
 * @param rule the rule, as in {@link Recording#plannedFaults()}
 * @param requests how many requests its pattern, range and time fit
 * @param matched how many of these its number fits, too
 * @param unchanged how many of those it decided, but left as they were, since there was nothing to change in the response
 * @param injected into how many of those its fault was injected
 */
public record FaultUse(String rule, long requests, long matched, long unchanged, long injected) {

    static FaultUse none(String rule) {
        return new FaultUse(rule, 0, 0, 0, 0);
    }

    /**
     * Tells whether the fault was injected, and why if it was not.
     *
     * @return words such as {@code injected into 2 requests} or {@code not injected: no request matched}
     */
    public String outcome() {
        if (injected > 0) {
            return "injected into " + counted(injected, "request");
        } else if (requests == 0) {
            return "not injected: no request matched";
        } else if (matched == 0) {
            return "not injected: " + counted(requests, "request") + " matched, but none by number";
        } else if (unchanged > 0) {
            return "not injected: nothing to change in " + counted(unchanged, "response");
        }
        return "not injected: " + counted(matched, "request")
                + " matched, but chance or an earlier rule decided otherwise";
    }

    private static String counted(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    /** {@return the rule and its outcome, such as {@code GET nth=2: status(503) -> injected into 1 request}} */
    @Override
    public String toString() {
        return rule + " -> " + outcome();
    }
}
