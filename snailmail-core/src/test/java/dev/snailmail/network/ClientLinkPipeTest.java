package dev.snailmail.network;

class ClientLinkPipeTest extends PipeContract {

    @Override
    Pipe pipe() {
        return Pipes.of(
                        Network.builder()
                                .clientLink(ClientLink.of(BANDWIDTH, BANDWIDTH))
                                .build(),
                        0)
                .down();
    }
}
