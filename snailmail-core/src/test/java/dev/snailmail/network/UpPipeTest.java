package dev.snailmail.network;

class UpPipeTest extends PipeContract {

    @Override
    Pipe pipe() {
        return Pipes.of(Network.builder().up(BANDWIDTH).build(), 0).up();
    }
}
