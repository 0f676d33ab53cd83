package dev.snailmail.http;

import dev.snailmail.locking.GuardedBy;
import dev.snailmail.time.Joining;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Decides whether clients whose streams have ended have left, on a thread of its own that lives as long as there are any
 * to decide on: reading the socket tables may take milliseconds. However many streams end at once, two readings decide
 * on all of them. Safe for use by any thread.
 */
final class HalfCloses implements AutoCloseable {

    private static final System.Logger LOGGER = System.getLogger("dev.snailmail");

    /** It ends when it has read the tables, which only a stopped machine takes this long for. */
    private static final Duration CLOSING_LIMIT = Duration.ofSeconds(10);

    private record Question(int clientPort, Executor where, Consumer<Boolean> verdict) {}

    private final PeerSockets sockets;
    private final Object lock = new Object();

    @GuardedBy("lock")
    private List<Question> questions = new ArrayList<>();

    /** Null while there is nothing to decide. */
    @GuardedBy("lock")
    private Thread thread;

    @GuardedBy("lock")
    private boolean closed;

    HalfCloses(PeerSockets sockets) {
        this.sockets = sockets;
    }

    /**
     * Decides on a client whose stream has ended.
     *
     * @param clientPort the port of the client
     * @param serverPort the port of this server
     * @param where what runs the verdict; a closing server may never run it
     * @param verdict given whether the client has left, now where that cannot be told
     */
    void decide(int clientPort, int serverPort, Executor where, Consumer<Boolean> verdict) {
        if (!sockets.canTell()) {
            verdict.accept(true);
            return;
        }
        synchronized (lock) {
            if (closed) {
                return;
            }
            questions.add(new Question(clientPort, where, verdict));
            if (thread == null) {
                thread = new Thread(() -> decideAll(serverPort), "snailmail-peers");
                thread.setDaemon(true);
                thread.start();
            }
        }
    }

    private void decideAll(int serverPort) {
        for (List<Question> batch = nextBatch(); !batch.isEmpty(); batch = nextBatch()) {
            Set<Integer> ports = batch.stream().map(Question::clientPort).collect(Collectors.toSet());
            Set<Integer> held = held(ports, serverPort);
            for (Question question : batch) {
                boolean hasLeft = !held.contains(question.clientPort());
                HandOver.to(question.where(), () -> question.verdict().accept(hasLeft));
            }
        }
    }

    private List<Question> nextBatch() {
        synchronized (lock) {
            List<Question> batch = questions;
            questions = new ArrayList<>();
            if (batch.isEmpty()) {
                thread = null;
            }
            return batch;
        }
    }

    private Set<Integer> held(Set<Integer> ports, int serverPort) {
        try {
            return sockets.held(ports, serverPort);
        } catch (IOException | RuntimeException e) {
            LOGGER.log(
                    System.Logger.Level.WARNING, "Cannot tell whether clients have left; they count as if they had", e);
            return Set.of();
        }
    }

    /** Decides on no client any more. */
    @Override
    public void close() {
        Thread deciding;
        synchronized (lock) {
            closed = true;
            questions = new ArrayList<>();
            deciding = thread;
        }
        if (deciding != null) {
            Joining.uninterruptibly(deciding, CLOSING_LIMIT);
        }
    }
}
