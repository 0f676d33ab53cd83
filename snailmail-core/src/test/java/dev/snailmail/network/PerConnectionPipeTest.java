package dev.snailmail.network;

class PerConnectionPipeTest extends PipeContract {

    @Override
    Pipe pipe() {
        return Pipes.of(Network.builder().perConnection(BANDWIDTH).build(), 0).down();
    }
}
