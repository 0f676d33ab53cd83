package dev.snailmail.recording;

/** How a request ended. */
public enum Outcome {
    /** Every byte of the response was handed to the connection. */
    COMPLETE,

    /** The client closed the connection before that. */
    CLIENT_LEFT,

    /** The server was closed before that. */
    SERVER_CLOSED,

    /** The object could not be read to the end, as when its file shrank meanwhile; the connection was cut. */
    FAILED,

    /** An injected fault ended it before that, or reset the connection behind it. */
    CUT_SHORT,

    /** It had not ended when the recording was read. */
    INCOMPLETE
}
