package dev.snailmail.http;

import dev.snailmail.fault.FaultPlan;
import dev.snailmail.fault.Faults;
import dev.snailmail.network.Bandwidth;
import dev.snailmail.network.Delays;
import dev.snailmail.network.Latency;
import dev.snailmail.network.Network;
import dev.snailmail.network.Pipes;
import dev.snailmail.recording.Recorder;
import dev.snailmail.recording.Recording;
import org.apiguardian.api.API;

/**
 * What a request meets and belongs to for life: the network and the faults as they were when the request arrived, and
 * the recorder that counts it. Immutable; a reset makes another round, in which nothing of this one is left.
 */
@API(status = API.Status.INTERNAL)
public final class Round {

    private final Network network;
    private final Delays delays;
    private final Pipes pipes;
    private final Faults faults;
    private final Recorder recorder;
    private final long startTick;

    private Round(Network network, Delays delays, Pipes pipes, Faults faults, Recorder recorder, long startTick) {
        this.network = network;
        this.delays = delays;
        this.pipes = pipes;
        this.faults = faults;
        this.startTick = startTick;
        this.recorder = recorder;
    }

    /**
     * Makes the first round of a server.
     *
     * @param network the network
     * @param plan which requests meet which fault
     * @param recorder the recorder of the first round
     * @param now the current tick
     * @return the round
     */
    public static Round first(Network network, FaultPlan plan, Recorder recorder, long now) {
        return starting(network, Faults.of(plan, network, now), recorder, now);
    }

    private static Round starting(Network network, Faults faults, Recorder recorder, long now) {
        return new Round(network, Delays.of(network), Pipes.of(network, now), faults, recorder, now);
    }

    /** A round with the same network, empty pipes, no request counted, and every draw to come again. */
    Round next(long now) {
        return starting(network, faults.next(network, now), recorder.nextRound(now), now);
    }

    /** The same round, its later requests drawing from another law. */
    Round withLatency(Latency latency) {
        Network changed = network.toBuilder().latency(latency).build();
        return new Round(changed, delays.with(changed), pipes, faults, recorder, startTick);
    }

    /** The same round with another bandwidth, which holds once it is {@linkplain #applyBandwidth() applied}. */
    Round withBandwidth(Bandwidth bandwidth) {
        Network changed = network.toBuilder().shared(bandwidth).build();
        return new Round(changed, delays, pipes, faults, recorder, startTick);
    }

    /** Sets the rate of the shared pipe to that of the network, for bodies on their way too. */
    void applyBandwidth() {
        pipes.setShared(network.shared());
        recorder.bodiesMeet(network);
    }

    /** The same round, its later requests on another network; those on their way stay on the one they met. */
    Round withNetwork(Network other) {
        Pipes otherPipes = Pipes.of(other, startTick);
        return new Round(other, delays.with(other), otherPipes, faults.with(other), recorder, startTick);
    }

    /** The same round, its later requests meeting other faults. */
    Round withFaults(FaultPlan plan) {
        return new Round(network, delays, pipes, faults.with(plan), recorder, startTick);
    }

    /** {@return the network as it is now} */
    public Network network() {
        return network;
    }

    /** {@return which requests meet which fault} */
    public FaultPlan plan() {
        return faults.plan();
    }

    /** {@return the recorder that counts this round's requests} */
    public Recorder recorder() {
        return recorder;
    }

    /**
     * Reads the round when its requests have ended, which it waits for, at most a second.
     *
     * @return the recording
     */
    public Recording settled() {
        return recorder.settled(network.toString(), network.seed()).withPlannedFaults(plan().ruleTexts());
    }

    /** {@return the recording as it is now} */
    public Recording snapshot() {
        return recorder.snapshot(network.toString(), network.seed()).withPlannedFaults(plan().ruleTexts());
    }

    Delays delays() {
        return delays;
    }

    Faults faults() {
        return faults;
    }

    Pipes pipes() {
        return pipes;
    }
}
