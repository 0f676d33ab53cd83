package dev.snailmail.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/** Takes the file descriptors that are left to this process. */
public final class Descriptors implements AutoCloseable {

    private final Deque<FileChannel> taken = new ArrayDeque<>();

    /** Takes all of them. */
    public static Descriptors takeAll() {
        Descriptors descriptors = new Descriptors();
        try {
            while (true) {
                descriptors.taken.push(FileChannel.open(Path.of("/dev/null")));
            }
        } catch (IOException tooManyOpenFiles) {
            return descriptors;
        }
    }

    public void giveBack(int count) {
        for (int nth = 0; nth < count; nth++) {
            giveBackOne();
        }
    }

    private void giveBackOne() {
        try {
            taken.pop().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        giveBack(taken.size());
    }
}
