package dev.snailmail.examples;

import java.io.IOException;

/** The bytes that have come do not belong together, so that there is nothing to go on from. */
final class NotWhatItWasException extends IOException {

    private static final long serialVersionUID = 1;

    NotWhatItWasException(String message) {
        super(message);
    }
}
