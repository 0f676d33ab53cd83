package dev.snailmail.dialect;

import dev.snailmail.exchange.ByteRange;
import dev.snailmail.exchange.Extent;
import dev.snailmail.exchange.Header;
import dev.snailmail.exchange.RequestInfo;
import dev.snailmail.exchange.ResponsePlan;
import dev.snailmail.exchange.Segment;
import dev.snailmail.store.ObjectStore;
import dev.snailmail.store.StoredObject;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Plain HTTP over objects: GET and HEAD with ranges and preconditions, OPTIONS, and 405 for all else. */
final class HttpRangeDialect implements Dialect {

    private static final int OK = 200;
    private static final int PARTIAL_CONTENT = 206;
    private static final int NOT_MODIFIED = 304;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int PRECONDITION_FAILED = 412;
    private static final int RANGE_NOT_SATISFIABLE = 416;
    private static final int INTERNAL_SERVER_ERROR = 500;

    private static final Header ALLOW = new Header("Allow", "GET, HEAD, OPTIONS");
    private static final Header ACCEPT_RANGES = new Header("Accept-Ranges", "bytes");

    @Override
    public ResponsePlan answer(RequestInfo request, ObjectStore store, Instant now) {
        return switch (request.method()) {
            case "GET", "HEAD" -> read(request, store, now);
            case "OPTIONS" -> ResponsePlan.withoutBody(OK, 0, List.of(ALLOW));
            default -> ResponsePlan.withoutBody(METHOD_NOT_ALLOWED, 0, List.of(ALLOW));
        };
    }

    private static ResponsePlan read(RequestInfo request, ObjectStore store, Instant now) {
        Optional<StoredObject> found;
        try {
            found = store.find(request.key());
        } catch (IOException e) {
            return failed(e);
        }
        if (found.isEmpty()) {
            return ResponsePlan.withoutBody(NOT_FOUND, 0, List.of());
        }
        StoredObject object = found.get();
        ResponsePlan plan = readObject(request, object, now);
        if (plan.held().isEmpty()) {
            object.release();
        }
        return plan;
    }

    /** The answer where a store cannot tell whether there is an object. */
    static ResponsePlan failed(IOException failure) {
        return ResponsePlan.failed(
                failure instanceof AccessDeniedException ? FORBIDDEN : INTERNAL_SERVER_ERROR, failure);
    }

    private static ResponsePlan readObject(RequestInfo request, StoredObject object, Instant now) {
        Validators validators = Validators.of(object, now);
        Header etag = new Header("ETag", validators.etag());
        Header lastModified = new Header("Last-Modified", HttpDates.format(validators.lastModified()));
        // Clients compare the two dates, so both are of one moment, however long the response is on its way.
        Header date = new Header("Date", HttpDates.format(now));
        return switch (Preconditions.evaluate(request.headers(), validators)) {
            case FAILED -> ResponsePlan.withoutBody(PRECONDITION_FAILED, 0, List.of(date, etag, lastModified));
            case NOT_MODIFIED ->
                ResponsePlan.withoutBody(NOT_MODIFIED, -1, List.of(date, ACCEPT_RANGES, etag, lastModified));
            case PROCEED -> {
                Header type = new Header("Content-Type", ContentTypes.of(request.key()));
                List<Header> headers = List.of(date, ACCEPT_RANGES, etag, lastModified, type);
                yield request.method().equals("HEAD")
                        ? ResponsePlan.withoutBody(OK, object.size(), headers)
                        : get(request, object, validators, headers);
            }
        };
    }

    private static ResponsePlan get(
            RequestInfo request, StoredObject object, Validators validators, List<Header> headers) {
        List<ByteRange> ranges = requestedRanges(request, validators);
        if (ranges.isEmpty() || RangeGuard.tooMany(ranges)) {
            return whole(object, headers);
        }
        List<Extent> extents = new ArrayList<>(ranges.size());
        for (ByteRange range : ranges) {
            range.resolve(object.size()).ifPresent(extents::add);
        }
        if (extents.isEmpty()) {
            return asksForEndOfNothing(ranges, object)
                    ? whole(object, headers)
                    : ResponsePlan.withoutBody(
                            RANGE_NOT_SATISFIABLE, 0, List.of(new Header("Content-Range", "bytes */" + object.size())));
        }
        if (extents.size() == 1) {
            return part(object, extents.get(0), headers);
        }
        return RangeGuard.wasteful(extents, object.size())
                ? whole(object, headers)
                : Multipart.plan(object, extents, headers);
    }

    /** The ranges to honour; empty where there is no valid set of them, or If-Range forbids it. */
    private static List<ByteRange> requestedRanges(RequestInfo request, Validators validators) {
        if (request.range().isEmpty()
                || request.headers().of("Range").size() > 1
                || !Preconditions.ifRangeHolds(request.headers(), validators)) {
            return List.of();
        }
        return ByteRange.parse(request.range());
    }

    /** The last bytes of an empty object exist, there are just none of them (RFC 9110, 14.1.2). */
    private static boolean asksForEndOfNothing(List<ByteRange> ranges, StoredObject object) {
        return object.size() == 0 && ranges.stream().anyMatch(range -> range.suffix() && range.last() > 0);
    }

    private static ResponsePlan whole(StoredObject object, List<Header> headers) {
        List<Segment> body = object.size() == 0 ? List.of() : List.of(new Segment(object, 0, object.size()));
        return ResponsePlan.withBody(OK, headers, body, object, object.size());
    }

    private static ResponsePlan part(StoredObject object, Extent extent, List<Header> headers) {
        List<Header> withRange = new ArrayList<>(headers.size() + 1);
        withRange.addAll(headers);
        withRange.add(new Header("Content-Range", contentRange(extent, object.size())));
        Segment body = new Segment(object, extent.offset(), extent.length());
        return ResponsePlan.withBody(PARTIAL_CONTENT, withRange, List.of(body), object, object.size());
    }

    static String contentRange(Extent extent, long size) {
        return "bytes " + extent.offset() + '-' + extent.last() + '/' + size;
    }
}
