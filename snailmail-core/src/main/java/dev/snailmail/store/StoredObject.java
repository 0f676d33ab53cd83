package dev.snailmail.store;

import dev.snailmail.exchange.Content;
import java.time.Instant;

/** One object as it was when it was looked up: its bytes, and what a validator is made of. */
public interface StoredObject extends Content {

    /** {@return the size in bytes} */
    long size();

    /** {@return a strong entity tag in quotes; another one whenever content or modification time differ} */
    String etag();

    /** {@return when the object was last changed} */
    Instant lastModified();
}
