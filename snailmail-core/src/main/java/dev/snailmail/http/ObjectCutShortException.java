package dev.snailmail.http;

import java.io.IOException;

/** An object has fewer bytes than it had when the response was planned, or they cannot be read. */
final class ObjectCutShortException extends IOException {

    private static final long serialVersionUID = 1L;

    ObjectCutShortException(String message, Throwable cause) {
        super(message, cause);
    }
}
