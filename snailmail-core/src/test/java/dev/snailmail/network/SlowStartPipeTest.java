package dev.snailmail.network;

import java.time.Duration;

/** Its round trip is so short that the first window holds it. */
class SlowStartPipeTest extends PipeContract {

    @Override
    Pipe pipe() {
        return Pipes.of(
                        Network.builder()
                                .shared(BANDWIDTH)
                                .slowStart(Duration.ofMillis(1))
                                .build(),
                        0)
                .down();
    }
}
