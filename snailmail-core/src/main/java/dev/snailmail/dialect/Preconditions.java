package dev.snailmail.dialect;

import dev.snailmail.exchange.HeaderLines;
import dev.snailmail.store.StoredObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Evaluates the conditions of a GET or HEAD in the order of RFC 9110, 13.2.2. */
final class Preconditions {

    enum Verdict {
        PROCEED,
        NOT_MODIFIED,
        FAILED
    }

    private Preconditions() {}

    static Verdict evaluate(HeaderLines headers, StoredObject object) {
        List<String> ifMatch = headers.of("If-Match");
        if (!ifMatch.isEmpty()) {
            if (!EntityTags.matchStrongly(ifMatch, object.etag())) {
                return Verdict.FAILED;
            }
        } else if (date(headers, "If-Unmodified-Since")
                .filter(date -> isModifiedSince(object, date))
                .isPresent()) {
            return Verdict.FAILED;
        }
        List<String> ifNoneMatch = headers.of("If-None-Match");
        if (!ifNoneMatch.isEmpty()) {
            return EntityTags.matchWeakly(ifNoneMatch, object.etag()) ? Verdict.NOT_MODIFIED : Verdict.PROCEED;
        }
        return date(headers, "If-Modified-Since")
                        .filter(date -> !isModifiedSince(object, date))
                        .isPresent()
                ? Verdict.NOT_MODIFIED
                : Verdict.PROCEED;
    }

    /** Whether the Range header is to be honoured as far as If-Range is concerned; true where there is none. */
    static boolean ifRangeHolds(HeaderLines headers, StoredObject object) {
        List<String> lines = headers.of("If-Range");
        if (lines.isEmpty()) {
            return true;
        }
        if (lines.size() > 1) {
            return false;
        }
        String validator = lines.get(0).strip();
        return validator.equals(object.etag())
                || HttpDates.parse(validator)
                        .filter(seconds(object.lastModified())::equals)
                        .isPresent();
    }

    private static Optional<Instant> date(HeaderLines headers, String name) {
        List<String> lines = headers.of(name);
        return lines.size() == 1 ? HttpDates.parse(lines.get(0).strip()) : Optional.empty();
    }

    private static boolean isModifiedSince(StoredObject object, Instant date) {
        return seconds(object.lastModified()).isAfter(date);
    }

    /** HTTP dates know no fractions of a second. */
    private static Instant seconds(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS);
    }
}
