package dev.snailmail.network;

class SharedPipeContractTest extends PipeContract {

    @Override
    Pipe pipe() {
        return Pipes.of(Network.builder().shared(BANDWIDTH).build(), 0).down();
    }
}
