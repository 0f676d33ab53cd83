package dev.snailmail.analysis;

import java.time.Duration;

/**
 * How far the dependencies of an estimate can be trusted. A dependency is doubtful if only its time suggests it: its request
 * was made while others were in flight, over a connection that ties it to none of them, just after something had ended.
 * Independent requests that start one after the other look alike, the more so the shorter the recorded latency. Record at
 * 20 ms or more, or in lockstep, for fewer of them.
 *
 * @param dependent the number of requests that depend on others
 * @param doubtful the number of those whose dependency is doubtful
 * @param wallTimeWithout the wall time if no doubtful dependency were one; zero if there are none. Their requests then start
 *     as long after what earlier requests waited for as they did in the recording.
 */
public record DependencyTrust(int dependent, int doubtful, Duration wallTimeWithout) {

    /** {@return for example {@code 12 of 40 dependencies are doubtful, 213 ms without them}} */
    @Override
    public String toString() {
        return doubtful + " of " + dependent + (dependent == 1 ? " dependency is" : " dependencies are") + " doubtful"
                + (doubtful == 0 ? "" : ", " + WhatIf.millis(wallTimeWithout) + " without them");
    }
}
