package dev.snailmail.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.undertow.server.DefaultByteBufferPool;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.xnio.conduits.ConduitStreamSourceChannel;
import org.xnio.conduits.StreamSourceConduit;

/** What a watch tells of what it reads. */
class HangUpWatchTest {

    private static final int RESET = -2;

    private final DefaultByteBufferPool buffers = new DefaultByteBufferPool(false, 16);
    private final Queue<Integer> reads = new ArrayDeque<>();
    private final List<String> told = new ArrayList<>();
    private final ConduitStreamSourceChannel source = new ConduitStreamSourceChannel(null, conduit());
    private final HangUpWatch watch = new HangUpWatch(
            buffers,
            pipelined -> told.add(pipelined.getBuffer().remaining() + " bytes"),
            () -> told.add("end"),
            () -> told.add("reset"));

    private StreamSourceConduit conduit() {
        return (StreamSourceConduit) Proxy.newProxyInstance(
                HangUpWatchTest.class.getClassLoader(),
                new Class<?>[] {StreamSourceConduit.class},
                (proxy, method, of) -> {
                    if (method.getName().equals("suspendReads")) {
                        told.add("suspended");
                    }
                    if (!method.getName().equals("read")) {
                        return null;
                    }
                    int read = reads.remove();
                    if (read == RESET) {
                        throw new IOException("reset");
                    }
                    ByteBuffer target = (ByteBuffer) of[0];
                    target.position(target.position() + Math.max(0, read));
                    return read;
                });
    }

    private List<String> toldWhenReady(int times) {
        for (int i = 0; i < times; i++) {
            watch.handleEvent(source);
        }
        return told;
    }

    @Test
    void nothingIsToldWhileNothingComes() {
        reads.addAll(List.of(0, 0));
        assertThat(toldWhenReady(2)).isEmpty();
    }

    @Test
    void aPipelinedRequestIsKept() {
        reads.add(5);
        assertThat(toldWhenReady(1)).containsExactly("5 bytes", "suspended");
    }

    @Test
    void anEndIsToldOnceHoweverOftenTheChannelIsReady() {
        reads.addAll(List.of(0, -1, -1));
        assertThat(toldWhenReady(4)).containsExactly("suspended", "end", "suspended", "suspended");
    }

    @Test
    void aResetIsToldOnceHoweverOftenTheChannelIsReady() {
        reads.addAll(List.of(RESET, RESET));
        assertThat(toldWhenReady(3)).containsExactly("suspended", "reset", "suspended", "suspended");
    }
}
