package dev.snailmail.dialect;

import dev.snailmail.exchange.Header;
import dev.snailmail.exchange.Misses;
import dev.snailmail.exchange.RequestInfo;
import dev.snailmail.exchange.ResponsePlan;
import dev.snailmail.store.FolderEntry;
import dev.snailmail.store.ObjectStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * Another dialect with listings: a folder that would be a miss is answered with an index, and a folder without its final
 * slash with a redirect to the one with it. Objects are answered as before.
 */
final class ListingDialect implements Dialect {

    private static final int OK = 200;
    private static final int MOVED_PERMANENTLY = 301;

    private static final List<Header> HEADERS = List.of(new Header("Content-Type", "text/html; charset=utf-8"));

    private final Dialect objects;

    ListingDialect(Dialect objects) {
        this.objects = objects;
    }

    @Override
    public ResponsePlan answer(RequestInfo request, ObjectStore store, Instant now) {
        ResponsePlan plan = objects.answer(request, store, now);
        if (!Misses.isMiss(request.method(), plan.status())) {
            return plan;
        }
        try {
            return Folders.isFolder(request.key())
                    ? index(request, store.list(request.key()), plan)
                    : redirect(request, store.list(request.key() + "/"), plan);
        } catch (IOException e) {
            return HttpRangeDialect.failed(e);
        } catch (UncheckedIOException e) {
            return HttpRangeDialect.failed(e.getCause());
        }
    }

    private static ResponsePlan index(RequestInfo request, Collection<FolderEntry> entries, ResponsePlan miss) {
        if (entries.isEmpty()) {
            return miss;
        }
        byte[] page = HtmlIndex.of(request.key(), entries).getBytes(StandardCharsets.UTF_8);
        return request.method().equals("HEAD")
                ? ResponsePlan.withoutBody(OK, page.length, HEADERS)
                : ResponsePlan.withLiteral(OK, HEADERS, page);
    }

    private static ResponsePlan redirect(RequestInfo request, Collection<FolderEntry> entries, ResponsePlan miss) {
        if (entries.isEmpty()) {
            return miss;
        }
        String query = request.query().isEmpty() ? "" : "?" + request.query();
        String location = "/" + KeyEncoder.encode(request.key()) + "/" + query;
        return ResponsePlan.withoutBody(MOVED_PERMANENTLY, 0, List.of(new Header("Location", location)));
    }
}
