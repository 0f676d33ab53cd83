package dev.snailmail.spec;

/** What errors of a spec say about what should have been there. */
interface Expected {

    /**
     * Lists what may be written.
     *
     * @param text what was written
     * @return forms or names; may be empty
     */
    String allowed(String text);

    /**
     * Guesses what was meant by a text that is not a call, or whose name is unknown.
     *
     * @return the end of a sentence that begins with a semicolon; empty without a guess
     */
    String suggestion(String text);

    /** The same for each call, without guesses. */
    static Expected always(String allowed) {
        return new Expected() {
            @Override
            public String allowed(String text) {
                return allowed;
            }

            @Override
            public String suggestion(String text) {
                return "";
            }
        };
    }
}
