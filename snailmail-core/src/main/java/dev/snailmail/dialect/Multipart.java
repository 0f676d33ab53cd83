package dev.snailmail.dialect;

import dev.snailmail.exchange.Extent;
import dev.snailmail.exchange.Header;
import dev.snailmail.exchange.ResponsePlan;
import dev.snailmail.exchange.Segment;
import dev.snailmail.store.StoredObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Several ranges in one response: {@code multipart/byteranges} (RFC 9110, 14.6). */
final class Multipart {

    private static final int PARTIAL_CONTENT = 206;

    private Multipart() {}

    static ResponsePlan plan(StoredObject object, List<Extent> extents, List<Header> headers) {
        String boundary = boundary(object);
        List<Header> outer = new ArrayList<>(headers.size());
        String type = "";
        for (Header header : headers) {
            if (header.name().equals("Content-Type")) {
                type = header.value();
                outer.add(new Header("Content-Type", "multipart/byteranges; boundary=" + boundary));
            } else {
                outer.add(header);
            }
        }
        return ResponsePlan.withBody(
                PARTIAL_CONTENT, outer, body(object, extents, boundary, type), object, object.size());
    }

    private static List<Segment> body(StoredObject object, List<Extent> extents, String boundary, String type) {
        List<Segment> body = new ArrayList<>(2 * extents.size() + 1);
        String lineBreak = "";
        for (Extent extent : extents) {
            String head = lineBreak + "--" + boundary + "\r\nContent-Type: " + type + "\r\nContent-Range: "
                    + HttpRangeDialect.contentRange(extent, object.size()) + "\r\n\r\n";
            body.add(literal(head));
            body.add(new Segment(object, extent.offset(), extent.length()));
            lineBreak = "\r\n";
        }
        body.add(literal("\r\n--" + boundary + "--\r\n"));
        return body;
    }

    private static Segment literal(String text) {
        return Segment.literal(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** The same for the same object, so that a test that is repeated sees the same bytes. */
    private static String boundary(StoredObject object) {
        return "snailmail-" + object.etag().replace("\"", "");
    }
}
