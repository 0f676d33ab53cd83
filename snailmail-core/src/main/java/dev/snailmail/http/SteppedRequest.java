package dev.snailmail.http;

import dev.snailmail.network.Pipe;
import dev.snailmail.recording.Admission;
import dev.snailmail.recording.Outcome;
import java.util.concurrent.Executor;

/** A request that has arrived during a lockstep. Told about by its I/O thread, released by any. */
final class SteppedRequest {

    private final LockstepGate gate;
    private final Admission admission;

    /** Between its arrival and what it is to be answered with. Guarded by the lock of the gate. */
    private boolean entering = true;

    /** From here on it is held. Guarded by the lock of the gate. */
    private long heldTick;

    private Executor thread;
    private Runnable goOn;

    SteppedRequest(LockstepGate gate, Admission admission) {
        this.gate = gate;
        this.admission = admission;
    }

    /** {@return what its bodies cross} */
    Pipe pipe() {
        return gate.pipe();
    }

    /** Its body is to come in before it can be held, which may take as long as its client likes. */
    void receiving() {
        gate.receiving(this);
    }

    /**
     * Its response could go out now.
     *
     * @param ioThread where to go on
     * @param then what to go on with when it is released; not called if this returns false
     * @return whether it is held; not if the lockstep is over
     */
    boolean hold(Executor ioThread, Runnable then) {
        thread = ioThread;
        goOn = then;
        return gate.hold(this);
    }

    /** It has ended, whether it was held or not. */
    void ended(Outcome outcome) {
        gate.ended(this, outcome);
    }

    Executor thread() {
        return thread;
    }

    Admission admission() {
        return admission;
    }

    /** {@return whether it was entering until now} */
    boolean leaveEntrance() {
        boolean was = entering;
        entering = false;
        return was;
    }

    void heldFrom(long tick) {
        heldTick = tick;
    }

    long heldFrom() {
        return heldTick;
    }

    /** From whatever thread releases it. */
    void release() {
        HandOver.to(thread, goOn);
    }
}
