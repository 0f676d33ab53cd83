package dev.snailmail.http;

import dev.snailmail.network.Bandwidth;
import dev.snailmail.network.Delays;
import dev.snailmail.network.Latency;
import dev.snailmail.network.Network;
import dev.snailmail.network.Pipes;
import dev.snailmail.recording.Recorder;
import dev.snailmail.recording.Recording;
import org.apiguardian.api.API;

/**
 * What a request meets and belongs to for life: the network as it was when the request arrived, and the recorder
 * that counts it. Immutable; a reset makes another round, in which nothing of this one is left.
 */
@API(status = API.Status.INTERNAL)
public final class Round {

    private final Network network;
    private final Delays delays;
    private final Pipes pipes;
    private final long startTick;
    private final Recorder recorder;

    private Round(Network network, Delays delays, Pipes pipes, long startTick, Recorder recorder) {
        this.network = network;
        this.delays = delays;
        this.pipes = pipes;
        this.startTick = startTick;
        this.recorder = recorder;
    }

    /**
     * Makes the first round of a server.
     *
     * @param network the network
     * @param recorder the recorder of the first round
     * @param now the current tick
     * @return the round
     */
    public static Round first(Network network, Recorder recorder, long now) {
        return new Round(network, Delays.of(network), Pipes.of(network, now), now, recorder);
    }

    /** A round with the same network, empty pipes, no request counted, and every draw to come again. */
    Round next(long now) {
        return first(network, recorder.nextRound(), now);
    }

    /** The same round, its later requests drawing from another law. */
    Round withLatency(Latency latency) {
        Network changed = network.toBuilder().latency(latency).build();
        return new Round(changed, delays.with(changed), pipes, startTick, recorder);
    }

    /** The same round, its shared pipe at another rate; bodies on their way feel it too. */
    Round withBandwidth(Bandwidth bandwidth) {
        pipes.setShared(bandwidth);
        return new Round(network.toBuilder().shared(bandwidth).build(), delays, pipes, startTick, recorder);
    }

    /** The same round, its later requests on another network; those on their way stay on the one they met. */
    Round withNetwork(Network other) {
        return new Round(other, delays.with(other), Pipes.of(other, startTick), startTick, recorder);
    }

    /** {@return the network as it is now} */
    public Network network() {
        return network;
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
        return recorder.settled(network.toString(), network.seed());
    }

    /** {@return the recording as it is now} */
    public Recording snapshot() {
        return recorder.snapshot(network.toString(), network.seed());
    }

    Delays delays() {
        return delays;
    }

    Pipes pipes() {
        return pipes;
    }
}
