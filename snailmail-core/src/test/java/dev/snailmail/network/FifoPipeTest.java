package dev.snailmail.network;

class FifoPipeTest extends PipeContract {

    @Override
    Pipe pipe() {
        return Pipes.of(Network.builder().fifo(BANDWIDTH).build(), 0).down();
    }
}
