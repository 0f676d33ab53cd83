package dev.snailmail.http;

import dev.snailmail.network.Pipe;
import dev.snailmail.recording.Admission;
import dev.snailmail.recording.Outcome;
import dev.snailmail.time.Ticker;
import io.undertow.server.Connectors;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.protocol.http.HttpContinue;
import io.undertow.server.protocol.http.HttpServerConnection;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.xnio.ChannelListener;
import org.xnio.XnioIoThread;
import org.xnio.channels.StreamSourceChannel;
import org.xnio.conduits.ConduitStreamSourceChannel;

/**
 * Receives a request body, which nobody here wants, as fast as the pipe allows, and throws it away. The response
 * begins when it has come in. All of it happens on the I/O thread of the connection.
 */
final class RequestBody {

    private static final System.Logger LOGGER = System.getLogger("dev.snailmail");

    private static final int BAD_REQUEST = 400;
    private static final int BUFFER_BYTES = 64 << 10;

    /** After so many bytes at a stretch, the other connections of the I/O thread get their turn. */
    private static final long TURN_BYTES = 1 << 20;

    private static final ThreadLocal<ByteBuffer> BUFFER =
            ThreadLocal.withInitial(() -> ByteBuffer.allocateDirect(BUFFER_BYTES));

    private final HttpServerExchange exchange;
    private final BodyFraming framing;
    private final XnioIoThread thread;
    private final Admission admission;
    private final Pipe pipe;
    private final Ticker ticker;
    private final Response response;
    private final long latency;
    private final long length;

    /** The tick from which the next bytes are there to cross: first the arrival, then the end of a slice. */
    private long readyTick;

    private StreamSourceChannel channel;
    private boolean waitsForClient;
    private boolean allIn;

    /**
     * @param framing how it says where it ends
     * @param arrival the tick at which the head of the request was there
     * @param latency what the response waits after the body
     */
    RequestBody(
            HttpServerExchange exchange,
            BodyFraming framing,
            Admission admission,
            Pipe pipe,
            Ticker ticker,
            long arrival,
            Response response,
            long latency) {
        this.exchange = exchange;
        this.framing = framing;
        this.thread = exchange.getIoThread();
        this.admission = admission;
        this.pipe = pipe;
        this.ticker = ticker;
        this.readyTick = arrival;
        this.response = response;
        this.latency = latency;
        long announced = exchange.getRequestContentLength();
        this.length = announced < 0 ? Long.MAX_VALUE : announced;
    }

    /** Whether there is a body that the client sends without being told to. */
    static boolean isToBeRead(HttpServerExchange exchange) {
        return !exchange.isRequestComplete() && !HttpContinue.requiresContinueResponse(exchange);
    }

    void receive() {
        response.receiving();
        channel = framing == BodyFraming.CHUNKED ? chunked() : exchange.getRequestChannel();
        channel.getReadSetter().set((ChannelListener<StreamSourceChannel>) readable -> clientHasSent());
        goOn();
    }

    private StreamSourceChannel chunked() {
        ConduitStreamSourceChannel source = connection().getChannel().getSourceChannel();
        source.setConduit(new ChunkedConduit(connection()));
        return source;
    }

    private HttpServerConnection connection() {
        return (HttpServerConnection) exchange.getConnection();
    }

    private void clientHasSent() {
        waitsForClient = false;
        // While the client sent nothing, nothing of it was in the pipe.
        readyTick = ticker.nanos();
        goOn();
        // Once all is in, others listen there.
        if (!waitsForClient && !allIn) {
            channel.suspendReads();
        }
    }

    private void goOn() {
        if (response.isOver()) {
            return;
        }
        try {
            for (long turn = TURN_BYTES; turn > 0; ) {
                int read = channel.read(nextSlice());
                if (read < 0) {
                    end();
                    return;
                }
                if (read == 0) {
                    waitForClient();
                    return;
                }
                admission.received(read);
                turn -= read;
                if (!hasCrossed(read)) {
                    return;
                }
            }
            HandOver.to(thread, this::goOn);
        } catch (MalformedBodyException e) {
            LOGGER.log(System.Logger.Level.DEBUG, "A request body is malformed", e);
            channel.suspendReads();
            response.refuse(BAD_REQUEST);
        } catch (IOException e) {
            response.cut(Outcome.CLIENT_LEFT);
        } catch (RuntimeException | Error e) {
            LOGGER.log(System.Logger.Level.ERROR, "A request body could not be read", e);
            response.cut(Outcome.FAILED);
        }
    }

    private ByteBuffer nextSlice() {
        long now = ticker.nanos();
        long catchUp = ticker.ofRealTime(Response.CATCH_UP_NANOS);
        if (now - readyTick > catchUp) {
            readyTick = now - catchUp;
        }
        return BUFFER.get().clear().limit((int) Math.min(BUFFER_BYTES, pipe.sliceOf(readyTick, length)));
    }

    /** Whether these bytes have crossed already, or else goes on when they have. */
    private boolean hasCrossed(int bytes) {
        readyTick = pipe.reserve(readyTick, bytes);
        if (readyTick - ticker.nanos() <= 0) {
            return true;
        }
        response.continueAt(readyTick, this::goOn);
        return false;
    }

    private void waitForClient() {
        if (!waitsForClient) {
            waitsForClient = true;
            channel.resumeReads();
        }
    }

    private void end() {
        allIn = true;
        channel.suspendReads();
        // What comes next on the connection is no part of the body any more; HangUpWatch listens for it.
        connection().getChannel().getSourceChannel().setConduit(connection().getOriginalSourceConduit());
        Connectors.terminateRequest(exchange);
        response.begin(ticker.nanos(), latency);
    }
}
