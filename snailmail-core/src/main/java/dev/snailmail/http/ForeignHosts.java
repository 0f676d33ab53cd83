package dev.snailmail.http;

import dev.snailmail.exchange.Header;
import dev.snailmail.exchange.RequestInfo;
import dev.snailmail.exchange.ResponsePlan;
import dev.snailmail.hosts.HostGuard;
import dev.snailmail.network.Network;
import dev.snailmail.network.Pipe;
import dev.snailmail.network.Pipes;
import dev.snailmail.recording.Admission;
import dev.snailmail.recording.Recorder;
import dev.snailmail.time.Ticker;
import dev.snailmail.time.Timer;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.SameThreadExecutor;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Refuses requests for hosts that are not served: at once, without latency or faults, and beside the recording, which only
 * counts them. Their connections close.
 */
final class ForeignHosts {

    static final String REASON = "host not allowed";

    private static final List<Header> HEADERS = List.of(new Header("Content-Type", "text/plain; charset=utf-8"));

    private final HostGuard guard;
    private final Timer timer;
    private final Ticker ticker;
    private final Pipe unlimited;

    ForeignHosts(HostGuard guard, Timer timer, Ticker ticker) {
        this.guard = guard;
        this.timer = timer;
        this.ticker = ticker;
        this.unlimited = Pipes.of(Network.builder().build(), ticker.nanos()).down();
    }

    /** {@return whether a request is for another host, and so to be refused} */
    boolean isFor(HttpServerExchange exchange) {
        return !guard.admits(Requests.authority(exchange));
    }

    void refuse(HttpServerExchange exchange, ClientConnection client, Recorder recorder, long start) {
        recorder.requestRefused(REASON);
        RequestInfo request = Requests.read(exchange, client);
        ResponsePlan plan = misdirected(request.method(), guard.refuse(Requests.authority(exchange)));
        Admission unseen = Recorder.unseen(ticker).admit(request, start);
        unseen.planned(plan, 0);
        Response response = new Response(exchange, plan, unseen, client, unlimited, Optional.empty(), timer, ticker);
        client.begin(response);
        // Undertow does not know this status.
        exchange.setReasonPhrase("Misdirected Request");
        // A request that follows may be for the same host, and its body may never end.
        response.closeBehind();
        exchange.dispatch(SameThreadExecutor.INSTANCE, () -> response.begin(start, 0));
    }

    private static ResponsePlan misdirected(String method, String message) {
        byte[] body = (message + "\n").getBytes(StandardCharsets.UTF_8);
        return method.equals("HEAD")
                ? ResponsePlan.withoutBody(HostGuard.MISDIRECTED_REQUEST, body.length, HEADERS)
                : ResponsePlan.withLiteral(HostGuard.MISDIRECTED_REQUEST, HEADERS, body);
    }
}
