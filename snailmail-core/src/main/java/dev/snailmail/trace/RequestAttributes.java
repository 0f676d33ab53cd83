package dev.snailmail.trace;

import dev.snailmail.exchange.RequestInfo;
import dev.snailmail.recording.Outcome;
import dev.snailmail.recording.RequestRecord;
import dev.snailmail.time.Durations;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a span says of a request: names of the semantic conventions for HTTP where these have one, which for sizes and header
 * fields are those in development, and names of our own for the rest.
 */
final class RequestAttributes {

    private static final AttributeKey<String> METHOD = AttributeKey.stringKey("http.request.method");
    private static final AttributeKey<String> METHOD_ORIGINAL = AttributeKey.stringKey("http.request.method_original");
    private static final AttributeKey<String> SCHEME = AttributeKey.stringKey("url.scheme");
    private static final AttributeKey<String> PATH = AttributeKey.stringKey("url.path");
    private static final AttributeKey<String> QUERY = AttributeKey.stringKey("url.query");
    private static final AttributeKey<String> SERVER_ADDRESS = AttributeKey.stringKey("server.address");
    private static final AttributeKey<Long> SERVER_PORT = AttributeKey.longKey("server.port");
    private static final AttributeKey<String> CLIENT_ADDRESS = AttributeKey.stringKey("client.address");
    private static final AttributeKey<String> PEER_ADDRESS = AttributeKey.stringKey("network.peer.address");
    private static final AttributeKey<Long> PEER_PORT = AttributeKey.longKey("network.peer.port");
    private static final AttributeKey<String> HTTP_VERSION = AttributeKey.stringKey("network.protocol.version");
    private static final AttributeKey<String> USER_AGENT = AttributeKey.stringKey("user_agent.original");
    private static final AttributeKey<List<String>> RANGE = AttributeKey.stringArrayKey("http.request.header.range");
    private static final AttributeKey<Long> STATUS = AttributeKey.longKey("http.response.status_code");
    private static final AttributeKey<Long> REQUEST_SIZE = AttributeKey.longKey("http.request.body.size");
    private static final AttributeKey<Long> RESPONSE_SIZE = AttributeKey.longKey("http.response.body.size");
    private static final AttributeKey<String> ERROR_TYPE = AttributeKey.stringKey("error.type");

    private static final AttributeKey<String> KEY = AttributeKey.stringKey("snailmail.key");
    private static final AttributeKey<String> LABEL = AttributeKey.stringKey("snailmail.label");
    private static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("snailmail.outcome");
    private static final AttributeKey<String> FAULT = AttributeKey.stringKey("snailmail.fault");
    private static final AttributeKey<Double> LATENCY = AttributeKey.doubleKey("snailmail.injected_latency_ms");
    private static final AttributeKey<Double> SETUP = AttributeKey.doubleKey("snailmail.connection_setup_ms");
    private static final AttributeKey<Long> IN_FLIGHT = AttributeKey.longKey("snailmail.in_flight");
    private static final AttributeKey<Long> CONNECTION_ID = AttributeKey.longKey("snailmail.connection_id");
    private static final AttributeKey<Long> NTH_ON_CONNECTION = AttributeKey.longKey("snailmail.nth_on_connection");

    /** The methods that the conventions know; any other could be a name for every request. */
    private static final Set<String> KNOWN_METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH");

    private static final String OTHER_METHOD = "_OTHER";
    private static final String NAME_OF_OTHER_METHODS = "HTTP";

    /** The parts of signed URLs that grant access, or that name the account. */
    private static final Pattern SECRETS = Pattern.compile(
            "(^|&)(AWSAccessKeyId|Signature|sig|X-Goog-Signature|X-Amz-Signature|X-Amz-Credential|X-Amz-Security-Token)"
                    + "=[^&]*");

    private static final int INTERNAL_SERVER_ERROR = 500;

    private RequestAttributes() {}

    /** Nothing that differs from object to object. */
    static String spanName(String method) {
        return KNOWN_METHODS.contains(method) ? method : NAME_OF_OTHER_METHODS;
    }

    /** What a sampler may want to decide by. */
    static Attributes atArrival(Arrival arrival, ConnectionAttributes connection) {
        RequestInfo request = arrival.request();
        AttributesBuilder attributes = Attributes.builder();
        if (KNOWN_METHODS.contains(request.method())) {
            attributes.put(METHOD, request.method());
        } else {
            attributes.put(METHOD, OTHER_METHOD).put(METHOD_ORIGINAL, request.method());
        }
        attributes.put(SCHEME, "http").put(PATH, arrival.path()).put(HTTP_VERSION, arrival.httpVersion());
        if (!request.query().isEmpty()) {
            attributes.put(QUERY, SECRETS.matcher(request.query()).replaceAll("$1$2=REDACTED"));
        }
        if (connection.serverAddress() != null) {
            attributes.put(SERVER_ADDRESS, connection.serverAddress()).put(SERVER_PORT, (long) connection.serverPort());
        }
        if (connection.clientAddress() != null) {
            attributes
                    .put(CLIENT_ADDRESS, connection.clientAddress())
                    .put(PEER_ADDRESS, connection.clientAddress())
                    .put(PEER_PORT, (long) connection.clientPort());
        }
        if (!request.range().isEmpty()) {
            attributes.put(RANGE, List.of(request.range()));
        }
        List<String> userAgent = request.headers().of("User-Agent");
        if (!userAgent.isEmpty()) {
            attributes.put(USER_AGENT, userAgent.get(0));
        }
        return attributes
                .put(KEY, request.key())
                .put(CONNECTION_ID, request.connectionId())
                .put(NTH_ON_CONNECTION, (long) request.nthOnConnection())
                .build();
    }

    static Attributes atEnd(RequestRecord ended) {
        AttributesBuilder attributes = Attributes.builder();
        if (ended.status() != 0) {
            attributes.put(STATUS, (long) ended.status());
        }
        attributes.put(RESPONSE_SIZE, ended.bytesSent());
        if (ended.bytesReceived() > 0) {
            attributes.put(REQUEST_SIZE, ended.bytesReceived());
        }
        attributes.put(LATENCY, millis(ended.injectedLatency()));
        if (!ended.connectionSetup().isZero()) {
            attributes.put(SETUP, millis(ended.connectionSetup()));
        }
        ended.fault().ifPresent(fault -> attributes.put(FAULT, fault));
        return attributes
                .put(IN_FLIGHT, (long) ended.inFlight())
                .put(LABEL, ended.label())
                .put(OUTCOME, ended.outcome().name())
                .build();
    }

    private static double millis(Duration duration) {
        return Durations.toMillis(duration);
    }

    /** {@return what kind of error it ended in; empty for none} */
    static Optional<String> errorOf(RequestRecord ended) {
        boolean tellsOfError = ended.status() >= INTERNAL_SERVER_ERROR;
        // A store that cannot open an object fails with a response that is sent in full.
        if (tellsOfError && (ended.outcome() == Outcome.COMPLETE || ended.outcome() == Outcome.FAILED)) {
            return Optional.of(Integer.toString(ended.status()));
        }
        return ended.outcome() == Outcome.COMPLETE
                ? Optional.empty()
                : Optional.of(ended.outcome().name().toLowerCase(Locale.ROOT));
    }

    static void fail(Span span, String error) {
        span.setAttribute(ERROR_TYPE, error);
        span.setStatus(StatusCode.ERROR);
    }
}
