package dev.snailmail.http;

import dev.snailmail.dialect.Dialect;
import dev.snailmail.exchange.RequestInfo;
import dev.snailmail.exchange.ResponsePlan;
import dev.snailmail.fault.Injection;
import dev.snailmail.hosts.AllowedHosts;
import dev.snailmail.hosts.HostGuard;
import dev.snailmail.network.Pipe;
import dev.snailmail.recording.Admission;
import dev.snailmail.store.ObjectStore;
import dev.snailmail.time.Ticker;
import dev.snailmail.time.Timer;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.SameThreadExecutor;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** Takes a request through the rooms, on the I/O thread of its connection, which is never held up. */
final class ExchangeHandler implements HttpHandler {

    private static final int URI_TOO_LONG = 414;
    private static final int INTERNAL_SERVER_ERROR = 500;

    private final Supplier<Round> rounds;
    private final ObjectStore store;
    private final Dialect dialect;
    private final ConnectionTable connections;
    private final Locksteps locksteps;
    private final Timer timer;
    private final Ticker ticker;
    private final ForeignHosts foreignHosts;
    private final FailureLog failures = new FailureLog();

    ExchangeHandler(
            AllowedHosts hosts,
            Supplier<Round> rounds,
            ObjectStore store,
            Dialect dialect,
            ConnectionTable connections,
            Locksteps locksteps,
            Timer timer,
            Ticker ticker) {
        this.rounds = rounds;
        this.store = store;
        this.dialect = dialect;
        this.connections = connections;
        this.locksteps = locksteps;
        this.timer = timer;
        this.ticker = ticker;
        this.foreignHosts = new ForeignHosts(new HostGuard(hosts), timer, ticker);
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        ClientConnection client = connections.of(exchange);
        long start = client.headArrived(ticker.nanos());
        Round round = rounds.get();
        boolean isTooLong = Requests.shorten(exchange);
        if (foreignHosts.isFor(exchange)) {
            foreignHosts.refuse(exchange, client, round.recorder(), start);
            return;
        }
        RequestInfo request = Requests.read(exchange, client);
        Admission admission = round.recorder().admit(request, round.network(), start);
        admission.connectionOpened(client.openedTick());
        SteppedRequest stepped = locksteps.enter(admission, start);
        admission.tracedBy(client.trace().arrived(new WireArrival(exchange, request)));
        Injection injection = round.faults().into(request, start);
        BodyFraming framing = BodyFraming.of(exchange);
        Dialect speaking = dialect;
        if (!framing.isKnown()) {
            speaking = (asked, from, now) -> refusal(framing.status());
        } else if (isTooLong) {
            speaking = (asked, from, now) -> refusal(URI_TOO_LONG);
        }
        ResponsePlan plan = answer(request, injection, speaking);
        // A request that is too long is answered at once, since Undertow retains all of it until the connection closes.
        boolean waits = stepped == null && !isTooLong;
        long drawn = waits ? round.delays().nanosFor(request, plan.status()) : 0;
        long latency = drawn + plan.delayNanos();
        admission.planned(plan, latency);
        admission.metFaults(injection.verdicts(), plan.fault());

        long connect = waits ? client.connectNanosDue() : 0;
        if (connect > 0) {
            admission.connecting(connect);
        }
        Response response = stepped == null
                ? new Response(
                        exchange,
                        plan,
                        admission,
                        client,
                        client.downOf(round.pipes()),
                        round.pipes().turns(),
                        timer,
                        ticker)
                : Response.stepped(exchange, plan, admission, client, stepped, timer, ticker);
        client.begin(response);
        if (isLastOfConnection(request, round)
                || Requests.asksToClose(exchange)
                || !framing.isKnown()
                || isTooLong
                || client.hadLargeHead()) {
            response.closeBehind();
        }
        Pipe up = stepped == null ? round.pipes().up() : stepped.pipe();
        long wait = latency + connect;
        Runnable begin = framing.isKnown() && RequestBody.isToBeRead(exchange)
                ? new RequestBody(exchange, framing, admission, up, ticker, start, response, wait)::receive
                : () -> response.begin(start, wait);
        // Without a dispatch, Undertow would end the exchange when this method returns.
        exchange.dispatch(SameThreadExecutor.INSTANCE, begin);
    }

    private static boolean isLastOfConnection(RequestInfo request, Round round) {
        OptionalInt most = round.network().connectionCost().maxRequests();
        return most.isPresent() && request.nthOnConnection() >= most.getAsInt();
    }

    private ResponsePlan answer(RequestInfo request, Injection injection, Dialect speaking) {
        ResponsePlan plan;
        try {
            plan = injection.answer(request, store, speaking, Instant.now());
        } catch (RuntimeException | Error e) {
            // A mistake in the store of a user, or one of ours.
            plan = ResponsePlan.failed(INTERNAL_SERVER_ERROR, e);
        }
        failures.tellOf(request, plan);
        return plan;
    }

    private static ResponsePlan refusal(int status) {
        return ResponsePlan.withoutBody(status, 0, List.of());
    }
}
