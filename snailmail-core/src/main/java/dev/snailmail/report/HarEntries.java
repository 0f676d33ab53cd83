package dev.snailmail.report;

import dev.snailmail.exchange.Extent;
import dev.snailmail.recording.Outcome;
import dev.snailmail.recording.RequestRecord;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.core.JsonGenerator;

/** Requests as entries of a HAR. */
final class HarEntries {

    static final String PAGE = "recording";

    /** As it is to whoever reads the archive: a recording does not know the port. */
    private static final String BASE = "http://store/";

    private static final String HTTP_VERSION = "HTTP/1.1";
    /** RFC 3986, 3.4; a percent sign must be followed by two hexadecimal digits. */
    private static final Pattern NOT_IN_A_QUERY =
            Pattern.compile("%(?![0-9A-Fa-f]{2})|[^-A-Za-z0-9._~!$&'()*+,;=:@/?%]+");

    private static final int PARTIAL_CONTENT = 206;
    private static final int NOT_MODIFIED = 304;

    private final JsonGenerator json;
    private final Instant start;

    HarEntries(JsonGenerator json, Instant start) {
        this.json = json;
        this.start = start;
    }

    void write(RequestRecord request) {
        json.writeStartObject();
        json.writeStringProperty("pageref", PAGE);
        json.writeStringProperty("startedDateTime", start.plus(request.start()).toString());
        millis("time", request.duration());
        request(request);
        response(request);
        json.writeObjectPropertyStart("cache");
        json.writeEndObject();
        timings(request);
        json.writeStringProperty("connection", Long.toString(request.connectionId()));
        ours(request);
        json.writeEndObject();
    }

    private void request(RequestRecord request) {
        json.writeObjectPropertyStart("request");
        json.writeStringProperty("method", request.method());
        json.writeStringProperty("url", url(request));
        json.writeStringProperty("httpVersion", HTTP_VERSION);
        emptyArray("cookies");
        headers(request.range().map(range -> Map.of("Range", range)).orElse(Map.of()));
        queryString(WellFormed.text(request.query().orElse("")));
        json.writeNumberProperty("headersSize", -1);
        json.writeNumberProperty("bodySize", request.bytesReceived());
        json.writeEndObject();
    }

    private void response(RequestRecord request) {
        json.writeObjectPropertyStart("response");
        json.writeNumberProperty("status", request.status());
        json.writeStringProperty("statusText", Reasons.of(request.status()));
        json.writeStringProperty("httpVersion", HTTP_VERSION);
        emptyArray("cookies");
        headers(responseHeaders(request));
        json.writeObjectPropertyStart("content");
        json.writeNumberProperty("size", request.bytesSent());
        json.writeStringProperty("mimeType", "application/octet-stream");
        json.writeEndObject();
        json.writeStringProperty("redirectURL", "");
        json.writeNumberProperty("headersSize", -1);
        json.writeNumberProperty("bodySize", request.bytesSent());
        json.writeEndObject();
    }

    /** As far as the record tells: what a response that was cut short had promised, it does not. */
    private static Map<String, String> responseHeaders(RequestRecord request) {
        Map<String, String> headers = new LinkedHashMap<>();
        boolean hasBody = !request.method().equals("HEAD") && request.status() != NOT_MODIFIED;
        if (request.outcome() == Outcome.COMPLETE && hasBody) {
            headers.put("Content-Length", Long.toString(request.bytesSent()));
            boolean onePart =
                    request.served().size() == 1 && request.objectSize().isPresent();
            // A fault may have told another one.
            if (request.status() == PARTIAL_CONTENT
                    && onePart
                    && request.fault().isEmpty()) {
                Extent extent = request.served().get(0);
                headers.put(
                        "Content-Range",
                        "bytes " + extent.offset() + "-" + extent.last() + "/"
                                + request.objectSize().getAsLong());
            }
        }
        return headers;
    }

    /** They add up to the whole; what it waited for its connection is part of the time to the first byte. */
    private void timings(RequestRecord request) {
        Duration whole = request.duration();
        Duration head = least(request.timeToFirstByte().orElse(whole), whole);
        Duration connect = least(request.connectionSetup(), head);
        json.writeObjectPropertyStart("timings");
        json.writeNumberProperty("blocked", -1);
        json.writeNumberProperty("dns", -1);
        if (connect.isZero()) {
            json.writeNumberProperty("connect", -1);
        } else {
            millis("connect", connect);
        }
        json.writeNumberProperty("ssl", -1);
        json.writeNumberProperty("send", 0);
        millis("wait", head.minus(connect));
        millis("receive", whole.minus(head));
        json.writeEndObject();
    }

    private static Duration least(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private void ours(RequestRecord request) {
        json.writeObjectPropertyStart("_snailmail");
        json.writeNumberProperty("ordinal", request.ordinal());
        json.writeStringProperty("key", request.key());
        json.writeStringProperty("label", request.label());
        json.writeStringProperty("outcome", request.outcome().name().toLowerCase(Locale.ROOT));
        if (request.fault().isPresent()) {
            json.writeStringProperty("fault", request.fault().get());
        }
        millis("injected_latency_ms", request.injectedLatency());
        millis("connection_setup_ms", request.connectionSetup());
        json.writeNumberProperty("in_flight", request.inFlight());
        json.writeNumberProperty("nth_on_connection", request.nthOnConnection());
        json.writeEndObject();
    }

    private void headers(Map<String, String> headers) {
        json.writeArrayPropertyStart("headers");
        headers.forEach((name, value) -> {
            json.writeStartObject();
            json.writeStringProperty("name", name);
            json.writeStringProperty("value", value);
            json.writeEndObject();
        });
        json.writeEndArray();
    }

    private void emptyArray(String name) {
        json.writeArrayPropertyStart(name);
        json.writeEndArray();
    }

    private void millis(String name, Duration duration) {
        json.writeName(name);
        json.writeNumber(Millis.exactly(duration));
    }

    /** Name and value are as sent, since an archive cannot hold what does not decode. */
    private void queryString(String query) {
        json.writeArrayPropertyStart("queryString");
        for (String parameter : query.isEmpty() ? new String[0] : query.split("&")) {
            int equals = parameter.indexOf('=');
            json.writeStartObject();
            json.writeStringProperty("name", equals < 0 ? parameter : parameter.substring(0, equals));
            json.writeStringProperty("value", equals < 0 ? "" : parameter.substring(equals + 1));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** As sent, but for characters that no URL may have. */
    private static String encoded(String query) {
        return NOT_IN_A_QUERY
                .matcher(WellFormed.text(query))
                .replaceAll(character -> URLEncoder.encode(character.group(), StandardCharsets.UTF_8)
                        .replace("+", "%20"));
    }

    private static String url(RequestRecord request) {
        String path = URLEncoder.encode(WellFormed.text(request.key()), StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2F", "/");
        return BASE + path + request.query().map(query -> "?" + encoded(query)).orElse("");
    }
}
