package dev.snailmail.scenarios;

import dev.snailmail.ServerHandle;
import dev.snailmail.scenarios.Scenario.Ask;
import dev.snailmail.scenarios.Scenario.Client;
import dev.snailmail.scenarios.Scenario.Manner;
import dev.snailmail.scenarios.Scenario.Step;
import dev.snailmail.scenarios.SeenConnection.Answer;
import dev.snailmail.scenarios.SeenConnection.End;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Does what a client of a scenario does, over real sockets, and notes all that it sees. */
final class ScenarioClient {

    /** Far longer than anything here takes; only a hang meets it. */
    static final int HANG_MILLIS = 15_000;

    private final ServerHandle server;
    private final Client client;
    private final List<SeenConnection> seen = new ArrayList<>();

    private int lastNumber;
    private Socket socket;
    private InputStream in;
    private SeenConnection connection;

    private Manner manner;
    private long sentAt;

    /** How many bytes it reads before it leaves. */
    private long budget;

    /** How long it pauses in the middle of the next body. */
    private long pauseNanos;

    ScenarioClient(ServerHandle server, Client client, int number) {
        this.server = server;
        this.client = client;
        this.lastNumber = number;
    }

    /** The connection is over, as {@code connection.end} says. */
    private static final class Over extends Exception {
        private static final long serialVersionUID = 1;

        private Over() {
            super(null, null, false, false);
        }
    }

    List<SeenConnection> run() throws IOException {
        pause(TimeUnit.MICROSECONDS.toNanos(client.startMicros()));
        List<Step> steps = client.steps();
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            try {
                if (socket == null) {
                    connect();
                }
                take(step);
                if (step.manner() == Manner.HALF_CLOSES || !step.keeps() || i == steps.size() - 1) {
                    over(End.CLOSED_BY_CLIENT);
                }
            } catch (Over end) {
                // The next step opens another connection.
            }
        }
        return seen;
    }

    private void connect() throws IOException {
        socket = new Socket();
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(HANG_MILLIS);
        socket.connect(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), server.port()));
        in = socket.getInputStream();
        connection = new SeenConnection(client.server(), ++lastNumber);
        seen.add(connection);
    }

    private void take(Step step) throws IOException, Over {
        manner = step.manner();
        boolean leaves = manner == Manner.LEAVES || manner == Manner.RESETS;
        budget = leaves ? step.amount() : Long.MAX_VALUE;
        pauseNanos = manner == Manner.READS_SLOWLY ? TimeUnit.MICROSECONDS.toNanos(step.amount()) : 0;
        send(step);
        for (Ask ask : step.asks()) {
            read(ask);
        }
        if (in.available() > 0) {
            connection.surplus = new String(in.readNBytes(in.available()), StandardCharsets.ISO_8859_1);
        }
        if (leaves) {
            leave();
        }
    }

    private void send(Step step) throws IOException, Over {
        int first = connection.asks.size();
        connection.asks.addAll(step.asks());
        sentAt = System.nanoTime();
        try {
            socket.getOutputStream().write(connection.requests(first, server));
            if (manner == Manner.HALF_CLOSES) {
                connection.halfClosed = true;
                socket.shutdownOutput();
            }
        } catch (IOException closed) {
            over(End.RESET);
        }
    }

    private void leave() throws IOException, Over {
        if (manner == Manner.RESETS) {
            socket.setSoLinger(true, 0);
        }
        over(connection.isAnswered() ? End.CLOSED_BY_CLIENT : End.CLIENT_LEFT);
    }

    private void over(End end) throws IOException, Over {
        connection.end = end;
        socket.close();
        socket = null;
        throw new Over();
    }

    private void read(Ask ask) throws IOException, Over {
        Answer answer = new Answer();
        connection.answers.add(answer);
        for (String line = line(); !line.isEmpty(); line = line()) {
            if (answer.head.isEmpty()) {
                answer.waitedNanos = System.nanoTime() - sentAt;
            }
            answer.head.add(line);
        }
        answer.headIsComplete = true;
        boolean hasBody = !ask.method().equals("HEAD") && answer.status() != 304;
        int length =
                hasBody ? answer.header("Content-Length").map(Integer::parseInt).orElse(0) : 0;
        if (pauseNanos > 0) {
            readBody(answer, length / 2);
            pause(pauseNanos);
            pauseNanos = 0;
        }
        readBody(answer, length);
        answer.isComplete = true;
        if (answer.saysClose()) {
            awaitEnd();
        }
    }

    private void awaitEnd() throws IOException, Over {
        byte[] more = new byte[100];
        int read = some(more);
        connection.surplus = new String(more, 0, read, StandardCharsets.ISO_8859_1);
        over(End.CLOSED_BY_CLIENT);
    }

    private String line() throws IOException, Over {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        byte[] next = new byte[1];
        int last = 0;
        while (true) {
            some(next);
            if (last == '\r' && next[0] == '\n') {
                return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
            }
            line.write(next[0]);
            last = next[0];
        }
    }

    private void readBody(Answer answer, int until) throws IOException, Over {
        byte[] buffer = new byte[16 << 10];
        while (answer.body.size() < until) {
            byte[] next = until - answer.body.size() < buffer.length ? new byte[until - answer.body.size()] : buffer;
            answer.body.write(next, 0, some(next));
        }
    }

    /** Reads at least one byte. */
    private int some(byte[] target) throws IOException, Over {
        if (budget == 0) {
            leave();
        }
        int read;
        try {
            read = in.read(target, 0, (int) Math.min(target.length, budget));
        } catch (SocketTimeoutException hang) {
            throw new AssertionError("hang: no byte within " + HANG_MILLIS + " ms on " + connection, hang);
        } catch (IOException reset) {
            over(End.RESET);
            return 0;
        }
        if (read < 0) {
            over(End.ENDED);
        }
        budget -= read;
        return read;
    }

    static void pause(long nanos) {
        long end = System.nanoTime() + nanos;
        for (long left = nanos; left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
