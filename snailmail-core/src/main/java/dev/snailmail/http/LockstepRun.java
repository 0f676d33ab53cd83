package dev.snailmail.http;

import dev.snailmail.recording.Steps;
import org.apiguardian.api.API;

/** A lockstep that is running, to be closed. Belongs to the thread that has begun it. */
@API(status = API.Status.INTERNAL)
public final class LockstepRun implements AutoCloseable {

    private final LockstepGate gate;
    private final Runnable leave;
    private boolean closed;

    LockstepRun(LockstepGate gate, Runnable leave) {
        this.gate = gate;
        this.leave = leave;
    }

    /**
     * Ends the lockstep.
     *
     * @return its rounds
     * @throws dev.snailmail.recording.LockstepFailedException if a client gave up while it was held, a round was held for
     *     too long, or the server was closed over it
     */
    public Steps finish() {
        end();
        return gate.result();
    }

    /**
     * Ends the lockstep, unless it has been finished. What it has to complain about is thrown here too, so that it comes
     * along with what an action throws.
     *
     * @throws dev.snailmail.recording.LockstepFailedException as {@link #finish()} does
     */
    @Override
    public void close() {
        if (!closed) {
            finish();
        }
    }

    private void end() {
        closed = true;
        gate.close();
        leave.run();
    }
}
