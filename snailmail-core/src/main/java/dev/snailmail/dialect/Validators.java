package dev.snailmail.dialect;

import dev.snailmail.store.StoredObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What the conditions of a request are compared with, and what its response says of the object.
 *
 * @param etag the strong entity tag in quotes
 * @param lastModified when the object was changed, in whole seconds as HTTP dates are, and never later than the response:
 *     an object from the future was changed now (RFC 9110, 8.8.2.1)
 * @param strongDate whether the date tells this state of the object from all others. Within the second of a change, the
 *     object may change again without another date (RFC 9110, 8.8.2.2).
 */
record Validators(String etag, Instant lastModified, boolean strongDate) {

    /**
     * @param object the object
     * @param now the time of the response
     */
    static Validators of(StoredObject object, Instant now) {
        Instant date = now.truncatedTo(ChronoUnit.SECONDS);
        Instant modified = object.lastModified().truncatedTo(ChronoUnit.SECONDS);
        boolean earlier = modified.isBefore(date);
        return new Validators(object.etag(), earlier ? modified : date, earlier);
    }
}
