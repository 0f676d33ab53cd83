package dev.snailmail.http;

import java.io.IOException;

/** A request body is not what the head of its request says it is. */
final class MalformedBodyException extends IOException {

    private static final long serialVersionUID = 1L;

    MalformedBodyException(String message) {
        super(message);
    }
}
