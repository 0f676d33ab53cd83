package dev.snailmail.dialect;

import dev.snailmail.exchange.HeaderLines;
import java.time.Instant;
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

    static Verdict evaluate(HeaderLines headers, Validators validators) {
        List<String> ifMatch = headers.of("If-Match");
        if (!ifMatch.isEmpty()) {
            if (!EntityTags.matchStrongly(ifMatch, validators.etag())) {
                return Verdict.FAILED;
            }
        } else if (date(headers, "If-Unmodified-Since")
                .filter(date -> isModifiedSince(validators, date))
                .isPresent()) {
            return Verdict.FAILED;
        }
        List<String> ifNoneMatch = headers.of("If-None-Match");
        if (!ifNoneMatch.isEmpty()) {
            return EntityTags.matchWeakly(ifNoneMatch, validators.etag()) ? Verdict.NOT_MODIFIED : Verdict.PROCEED;
        }
        return date(headers, "If-Modified-Since")
                        .filter(date -> !isModifiedSince(validators, date))
                        .isPresent()
                ? Verdict.NOT_MODIFIED
                : Verdict.PROCEED;
    }

    /** Whether If-Range, if there is one, lets the Range header count. A weak validator does not (RFC 9110, 13.1.5). */
    static boolean ifRangeHolds(HeaderLines headers, Validators validators) {
        List<String> lines = headers.of("If-Range");
        if (lines.isEmpty()) {
            return true;
        }
        if (lines.size() > 1) {
            return false;
        }
        String validator = lines.get(0).strip();
        return validator.equals(validators.etag())
                || validators.strongDate()
                        && HttpDates.parse(validator)
                                .filter(validators.lastModified()::equals)
                                .isPresent();
    }

    private static Optional<Instant> date(HeaderLines headers, String name) {
        List<String> lines = headers.of(name);
        return lines.size() == 1 ? HttpDates.parse(lines.get(0).strip()) : Optional.empty();
    }

    private static boolean isModifiedSince(Validators validators, Instant date) {
        return validators.lastModified().isAfter(date);
    }
}
