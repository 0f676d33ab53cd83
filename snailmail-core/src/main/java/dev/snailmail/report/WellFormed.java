package dev.snailmail.report;

/** Text that UTF-8 can hold. */
final class WellFormed {

    /** What stands for what cannot be written. */
    static final char REPLACEMENT = '\ufffd';

    private WellFormed() {}

    /** {@return the text with the replacement character for each surrogate that is not one of a pair} */
    static String text(String text) {
        StringBuilder wellFormed = null;
        for (int i = 0; i < text.length(); i++) {
            if (!Character.isSurrogate(text.charAt(i))) {
                continue;
            } else if (Character.isSupplementaryCodePoint(text.codePointAt(i))) {
                i++;
                continue;
            }
            wellFormed = wellFormed == null ? new StringBuilder(text) : wellFormed;
            wellFormed.setCharAt(i, REPLACEMENT);
        }
        return wellFormed == null ? text : wellFormed.toString();
    }
}
