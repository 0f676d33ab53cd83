package dev.snailmail.http;

import dev.snailmail.exchange.Ending;
import dev.snailmail.exchange.ResponsePlan;
import dev.snailmail.network.Pipe;
import dev.snailmail.network.Turns;
import dev.snailmail.recording.Admission;
import dev.snailmail.recording.Outcome;
import dev.snailmail.time.Ticker;
import dev.snailmail.time.Timer;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.protocol.http.HttpContinue;
import io.undertow.server.protocol.http.HttpServerConnection;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.xnio.ChannelListener;
import org.xnio.IoUtils;
import org.xnio.Options;
import org.xnio.XnioIoThread;
import org.xnio.channels.StreamSinkChannel;

/**
 * Sends a planned response: waits for its latency, then writes head and body slice by slice, each when the pipe
 * says it has crossed. All of it happens on the I/O thread of the connection, which does other things meanwhile.
 */
final class Response {

    private static final System.Logger LOGGER = System.getLogger("dev.snailmail");

    /**
     * How far a transfer may catch up on delays of this machine. It was due earlier, so it goes on as if it had
     * been sent then; more than this would be a burst that no network makes.
     */
    static final long CATCH_UP_NANOS = 50_000_000;

    /**
     * For how long a client may not take any bytes without losing the time. Windows and buffers on a real way bridge as
     * much; those on loopback are shorter than a pause of the client's thread where the rate is high.
     */
    private static final long BRIDGED_NANOS = 5_000_000;

    private final HttpServerExchange exchange;
    private final XnioIoThread thread;
    private final Admission admission;
    private final ClientConnection client;
    private final Pipe pipe;
    private final Optional<Turns> turns;
    private final Timer timer;
    private final Ticker ticker;

    private ResponsePlan plan;
    private long bodyLength;
    private Pauses pauses;

    /** The tick from which the next bytes are there to be sent: first the end of the latency, then of a slice. */
    private long readyTick;

    /** The tick at which its client last let it continue. Until then the pipe was idle in its turn, and nobody makes up for that. */
    private long heldUpUntil;

    private BodySource body;
    private StreamSinkChannel channel;

    /** Its place among the bodies that go one after the other; null if there is no such queue, or not yet. */
    private Turns.Turn turn;

    /** Its latest continuation, which may have run. */
    private Timer.Task pending;

    /** How many bytes may be written before the pipe has to be asked again. */
    private long crossed;

    /** Its part in a lockstep; null without one. */
    private SteppedRequest stepped;

    /** The request has not been read to its end and will not be, so the connection closes behind the response. */
    private boolean closesBehind;

    private boolean headSent;

    /** A write of the body has begun, and has not returned. */
    private boolean writing;

    /** Whether its client may have left. */
    private boolean isDoubtful;

    /** How it continues once that is known; null if nothing was due meanwhile. */
    private Runnable deferred;

    private boolean watched;
    private boolean waitsForClient;
    private boolean over;

    Response(
            HttpServerExchange exchange,
            ResponsePlan plan,
            Admission admission,
            ClientConnection client,
            Pipe pipe,
            Optional<Turns> turns,
            Timer timer,
            Ticker ticker) {
        this.exchange = exchange;
        this.thread = exchange.getIoThread();
        setPlan(plan);
        this.admission = admission;
        this.client = client;
        this.pipe = pipe;
        this.turns = turns;
        this.timer = timer;
        this.ticker = ticker;
    }

    private void setPlan(ResponsePlan newPlan) {
        plan = newPlan;
        bodyLength = plan.bodyLength();
        pauses = Pauses.of(plan.ending(), bodyLength);
    }

    /** A response that does not go out before its round, and then as fast as it can. */
    static Response stepped(
            HttpServerExchange exchange,
            ResponsePlan plan,
            Admission admission,
            ClientConnection client,
            SteppedRequest stepped,
            Timer timer,
            Ticker ticker) {
        Response response =
                new Response(exchange, plan, admission, client, stepped.pipe(), Optional.empty(), timer, ticker);
        response.stepped = stepped;
        return response;
    }

    /** The body of its request is coming in, and it begins when that has. */
    void receiving() {
        if (stepped != null) {
            stepped.receiving();
        }
    }

    /**
     * Sends it when its latency has passed.
     *
     * @param from the tick at which the request was there
     * @param latency how many nanoseconds it waits, 0 for none
     */
    void begin(long from, long latency) {
        if (stepped != null) {
            watchForHangUp();
            if (stepped.hold(thread, () -> sendAfter(ticker.nanos(), latency))) {
                return;
            }
        }
        sendAfter(from, latency);
    }

    /** The end of the request cannot be found, so the connection closes behind the response. */
    void closeBehind() {
        if (!closesBehind) {
            closesBehind = true;
            exchange.setPersistent(false);
            // Undertow would close the connection itself, and retain it for up to ten seconds until its client does,
            // too.
            exchange.addExchangeCompleteListener((completed, next) -> {});
        }
    }

    /**
     * Sends another response, at once: the body of the request is malformed.
     *
     * @param status the status that says so
     */
    void refuse(int status) {
        releasePlan();
        setPlan(ResponsePlan.withoutBody(status, 0, List.of()));
        admission.planned(plan, 0);
        admission.connecting(0);
        closeBehind();
        begin(ticker.nanos(), 0);
    }

    private void sendAfter(long from, long latency) {
        admission.waitingFrom(from);
        readyTick = from + latency;
        heldUpUntil = readyTick;
        if (latency == 0) {
            send();
        } else {
            watchForHangUp();
            continueAt(readyTick, this::send);
        }
    }

    /** Continues at a tick, on the I/O thread, unless the response is over by then. One continuation is pending at most. */
    void continueAt(long tick, Runnable continuation) {
        pending = timer.at(tick, thread, continuation);
    }

    XnioIoThread thread() {
        return thread;
    }

    /** Whether it has ended, as when its client has left before it began. */
    boolean isOver() {
        return over;
    }

    /**
     * Deferred until the latency has elapsed: laying out the head costs 0.3 µs, whereas doing it on arrival would retain
     * about 4 MB per 10,000 waiting requests.
     */
    private void layOut() {
        if (HttpContinue.requiresContinueResponse(exchange)) {
            // The client sends the body only after a 100 (Continue), which it does not get.
            closeBehind();
        }
        ResponseHead.layOut(exchange, plan);
        body = new BodySource(plan.body());
        channel = exchange.getResponseChannel();
        channel.getWriteSetter().set((ChannelListener<StreamSinkChannel>) writable -> clientIsReady());
    }

    /** The client has left, or has only shut down its sending side and waits for the response. */
    private void streamEnded() {
        isDoubtful = true;
        admission.mayHaveEnded(ticker.nanos());
        client.decideWhetherItLeft(this::decided);
    }

    private void decided(boolean hasLeft) {
        if (over) {
            return;
        }
        isDoubtful = false;
        if (hasLeft) {
            cut(Outcome.CLIENT_LEFT);
            return;
        }
        admission.hasNotEnded();
        if (deferred != null) {
            deferred.run();
        }
    }

    /** Whether it must not continue now; while it is not known whether the client has left, it continues later. */
    private boolean isHeldBack(Runnable continuation) {
        if (isDoubtful) {
            deferred = continuation;
        }
        return over || isDoubtful;
    }

    private void send() {
        if (isHeldBack(this::send)) {
            return;
        }
        layOut();
        if (bodyLength == 0 || isMyTurn()) {
            goOn();
        }
    }

    /** Whether it need not wait for other bodies; or else goes on when they are through. */
    private boolean isMyTurn() {
        if (turns.isEmpty()) {
            return true;
        }
        turn = turns.get().enter(this::wake);
        if (!turn.isAtOnce()) {
            watchForHangUp();
        }
        return turn.isAtOnce();
    }

    /** By the thread of whoever was before it, whose last bytes had crossed at {@code tick}. */
    private void wake(long tick) {
        HandOver.to(thread, () -> beginTurn(tick));
    }

    private void beginTurn(long tick) {
        notReadyBefore(tick);
        goOn();
    }

    /** Sends a response that has no body. */
    private void sendHeadOnly() throws IOException {
        channel.shutdownWrites();
        long now = ticker.nanos();
        admission.headBegins(now);
        admission.mayHaveEnded(now);
        if (flushLast()) {
            headSent = true;
            end(plan.failure().isPresent() ? Outcome.FAILED : Outcome.COMPLETE);
        } else {
            admission.headFellShort();
            admission.hasNotEnded();
            waitForClient();
        }
    }

    /** After the last response of a connection, the flush closes the connection; that must not look like a hang-up. */
    private boolean flushLast() throws IOException {
        over = true;
        boolean flushed = false;
        try {
            flushed = channel.flush();
        } finally {
            over = flushed;
        }
        return flushed;
    }

    private void clientIsReady() {
        if (!waitsForClient) {
            // The previous response on this connection waited for the client, and ended before it stopped listening.
            channel.suspendWrites();
            return;
        }
        waitsForClient = false;
        heldUpUntil = ticker.nanos();
        // While the client held it up for long, nothing of it was in the pipe.
        notReadyBefore(heldUpUntil - ticker.ofRealTime(BRIDGED_NANOS));
        goOn();
        if (!waitsForClient && !over) {
            channel.suspendWrites();
        }
    }

    private void goOn() {
        if (isHeldBack(this::goOn)) {
            return;
        }
        try {
            boolean hadItsTurn = false;
            while (body.left() > 0 || pauses.areDue(sent())) {
                if (crossed == 0 && !crossNow()) {
                    return;
                }
                if (hadItsTurn) {
                    // Where slices are late, those of the other connections are too.
                    HandOver.to(thread, this::goOn);
                    return;
                }
                if (write() == 0) {
                    waitForClient();
                    return;
                }
                hadItsTurn = crossed == 0;
            }
            finish();
        } catch (ObjectCutShortException e) {
            cut(Outcome.FAILED);
        } catch (IOException e) {
            cut(Outcome.CLIENT_LEFT);
        } catch (RuntimeException | Error e) {
            LOGGER.log(System.Logger.Level.ERROR, "A response could not be written", e);
            cut(Outcome.FAILED);
        }
    }

    /**
     * Reserves the next slice; returns whether it has crossed already, or else goes on when it has. Where a pause is
     * due, it begins that instead.
     */
    private boolean crossNow() throws IOException {
        if (pauses.areDue(sent())) {
            pause();
            return false;
        }
        long now = ticker.nanos();
        // The machine's delays are of real time, however fast the network is to seem.
        notReadyBefore(now - ticker.ofRealTime(CATCH_UP_NANOS));
        readyTick = pipe.opensAt(readyTick);
        if (readyTick - now <= 0) {
            long most = Math.min(body.left(), pauses.room(sent()));
            crossed = Math.min(pipe.sliceOf(readyTick, bodyLength), most);
            readyTick = pipe.reserve(readyTick, crossed);
            if (readyTick - now <= 0) {
                return true;
            }
        }
        watchForHangUp();
        continueAt(readyTick, this::goOn);
        return false;
    }

    private void notReadyBefore(long tick) {
        readyTick = laterOf(readyTick, tick);
    }

    private static long laterOf(long tick, long other) {
        return other - tick > 0 ? other : tick;
    }

    private long write() throws IOException {
        SendBuffer buffer = client.sendBuffer();
        buffer.prepare(body.left());
        long written = write(crossed);
        if (written == 0 && headSent && buffer.beginExtra()) {
            long extra = write(Math.min(crossed, SendBuffer.EXTRA_BYTES));
            buffer.endExtra();
            // The kernel would append further bytes to these, past the size of the buffer.
            return body.left() == 0 ? extra : 0;
        }
        return written;
    }

    private long write(long most) throws IOException {
        long bytes = body.prepare(most);
        boolean last = bytes == body.left();
        long now = ticker.nanos();
        admission.headBegins(now);
        if (last) {
            admission.mayHaveEnded(now);
        }
        writing = true;
        long written = body.writeTo(channel);
        writing = false;
        crossed -= written;
        if (last && written < bytes) {
            admission.hasNotEnded();
        }
        if (written > 0) {
            countSent(written);
            client.sendBuffer().sent(written);
        } else if (!headSent) {
            admission.headFellShort();
        }
        return written;
    }

    private void countSent(long bytes) {
        headSent = true;
        admission.sent(bytes);
    }

    private long sent() {
        return bodyLength - body.left();
    }

    /** A client that waits for a body has its head; what has no body waits as a whole. */
    private void pause() throws IOException {
        if (bodyLength > 0 && !sendHead()) {
            waitForClient();
            return;
        }
        watchForHangUp();
        pauses.begin(this, ticker.nanos(), this::goOnAfterPause);
    }

    private void goOnAfterPause() {
        // What the pause held up was not in the pipe meanwhile.
        readyTick = ticker.nanos();
        goOn();
    }

    /** All that is to be sent has been. */
    private void finish() throws IOException {
        switch (plan.ending().kind()) {
            case COMPLETE -> {
                if (bodyLength == 0) {
                    sendHeadOnly();
                } else {
                    end(Outcome.COMPLETE);
                }
            }
            case RESET_BEFORE_HEAD -> reset();
            case RESET, TRUNCATE -> {
                if (!sendHead()) {
                    waitForClient();
                } else if (plan.ending().kind() == Ending.Kind.RESET) {
                    reset();
                } else {
                    cut(Outcome.CUT_SHORT);
                }
            }
        }
    }

    /** Sends the head by itself, unless it has left with the first bytes; returns whether it is out. */
    private boolean sendHead() throws IOException {
        if (!headSent) {
            admission.headBegins(ticker.nanos());
            headSent = channel.flush();
            if (!headSent) {
                admission.headFellShort();
            }
        }
        return headSent;
    }

    /** Closing then throws away what the client has not taken, and tells it so. */
    private void reset() throws IOException {
        exchange.getConnection().setOption(Options.CLOSE_ABORT, true);
        cut(Outcome.CUT_SHORT);
    }

    private void waitForClient() {
        if (!waitsForClient) {
            waitsForClient = true;
            watchForHangUp();
            channel.resumeWrites();
        }
    }

    /** A response that is written at once is over before its client could leave. */
    private void watchForHangUp() {
        if (!watched) {
            watched = true;
            HangUpWatch.begin(exchange, this::streamEnded, () -> cut(Outcome.CLIENT_LEFT));
        }
    }

    void cut(Outcome outcome) {
        if (over) {
            return;
        }
        settle(outcome);
        IoUtils.safeClose(exchange.getConnection());
        exchange.endExchange();
    }

    /** The response is out: lets the connection go on to its next request. */
    private void end(Outcome outcome) {
        over = true;
        if (closesBehind) {
            closeConnection((HttpServerConnection) exchange.getConnection());
        } else {
            exchange.endExchange();
        }
        long now = ticker.nanos();
        release(outcome, now);
        admission.ended(outcome, now);
        client.responded(now);
    }

    private void closeConnection(HttpServerConnection connection) {
        if (exchange.isRequestComplete() && connection.getExtraBytes() == null) {
            IoUtils.safeClose(connection);
        } else {
            connection.getChannel().getSourceChannel().setConduit(connection.getOriginalSourceConduit());
            // Those of responses without a body have been shut down, and would not end the stream.
            connection.getChannel().getSinkChannel().setConduit(connection.getOriginalSinkConduit());
            LingeringClose.begin(connection.getChannel(), timer, ticker);
        }
    }

    /** {@return whether all of it has been taken by the socket, and its request read to the end} */
    boolean isExchanged() {
        return exchange.isComplete();
    }

    /** The connection has closed under it. */
    void abandon(Outcome outcome) {
        if (!over) {
            settle(outcome);
        }
    }

    private void settle(Outcome outcome) {
        over = true;
        if (pending != null) {
            pending.cancel();
        }
        long now = ticker.nanos();
        release(outcome, now);
        if (writing && body.taken() > 0) {
            // Undertow writes the rest of a slice behind the head by itself; the connection ended in between.
            countSent(body.taken());
        }
        if (!headSent) {
            admission.headFellShort();
        }
        admission.ended(outcome, now);
    }

    /** An object of a user's store may fail to be released, but its request has to end. */
    private void releasePlan() {
        try {
            plan.release();
        } catch (RuntimeException | Error e) {
            LOGGER.log(System.Logger.Level.WARNING, "An object could not be released", e);
        }
    }

    private void release(Outcome outcome, long now) {
        if (stepped != null) {
            stepped.ended(outcome);
        }
        pauses.end();
        releasePlan();
        if (turn != null) {
            turn.leave(laterOf(readyTick, outcome == Outcome.COMPLETE ? heldUpUntil : now));
        }
    }
}
