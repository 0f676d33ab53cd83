package dev.snailmail.assertj;

import dev.snailmail.ServerHandle;
import dev.snailmail.recording.Lockstep;
import dev.snailmail.recording.Recording;
import org.assertj.core.api.SoftAssertionsProvider;

/** Soft assertions on servers and recordings, to be mixed into a class of soft assertions of your own. */
public interface SnailmailSoftAssertionsProvider extends SoftAssertionsProvider {

    /**
     * Asserts softly on what has happened since the start or the last reset of a server. Reads
     * {@link ServerHandle#recording()} once, which waits for requests in flight.
     *
     * @param actual the server
     * @return the assertions
     */
    default RecordingAssert assertThat(ServerHandle actual) {
        return assertThat(SnailmailAssertions.recordingOf(actual));
    }

    /**
     * Asserts softly on a recording.
     *
     * @param actual the recording
     * @return the assertions
     */
    default RecordingAssert assertThat(Recording actual) {
        RecordingAssert recordingAssert = proxy(RecordingAssert.class, Recording.class, actual);
        return recordingAssert.listingBy(new SoftLists(this));
    }

    /**
     * Asserts softly on the rounds of a lockstep.
     *
     * @param actual the lockstep
     * @return the assertions
     */
    default LockstepAssert assertThat(Lockstep actual) {
        return proxy(LockstepAssert.class, Lockstep.class, actual);
    }
}
