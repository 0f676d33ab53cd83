package dev.snailmail.assertj;

import dev.snailmail.ServerHandle;
import dev.snailmail.recording.Lockstep;
import dev.snailmail.recording.Recording;

/** Where assertions on servers and recordings begin; made to be imported statically. */
public final class SnailmailAssertions {

    private SnailmailAssertions() {}

    /**
     * Asserts on what has happened since the start or the last reset of a server. Reads
     * {@link ServerHandle#recording()} once, which waits for requests in flight.
     *
     * @param actual the server
     * @return the assertions
     */
    public static RecordingAssert assertThat(ServerHandle actual) {
        return new RecordingAssert(recordingOf(actual));
    }

    /**
     * Asserts on a recording.
     *
     * @param actual the recording
     * @return the assertions
     */
    public static RecordingAssert assertThat(Recording actual) {
        return new RecordingAssert(actual);
    }

    /**
     * Asserts on the rounds of a lockstep.
     *
     * @param actual the lockstep
     * @return the assertions
     */
    public static LockstepAssert assertThat(Lockstep actual) {
        return new LockstepAssert(actual);
    }

    /** Without a server there is no recording, which every assertion then says. */
    static Recording recordingOf(ServerHandle server) {
        return server == null ? null : server.recording();
    }
}
