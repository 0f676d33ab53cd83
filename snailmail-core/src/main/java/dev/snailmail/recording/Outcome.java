package dev.snailmail.recording;

/** How a request ended. */
public enum Outcome {
    /** Every byte of the response was handed to the connection. */
    COMPLETE,

    /** The client closed the connection before that. */
    CLIENT_LEFT,

    /** The server was closed before that. */
    SERVER_CLOSED,

    /**
     * The store could not serve the object. If it could not open it, the response says so, with a status of 500, or of 403
     * if the object must not be read, and was sent in full. If it could not read it to the end, as when a file has shrunk
     * meanwhile, the connection was cut; the status is then that of the response that had begun.
     */
    FAILED,

    /** An injected fault ended it before that, or reset the connection behind it. */
    CUT_SHORT,

    /** It had not ended when the recording was read. */
    INCOMPLETE
}
