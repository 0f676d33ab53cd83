package dev.snailmail.locking;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/** The annotated field is read and written only while the named lock is held. */
@API(status = API.Status.INTERNAL)
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.SOURCE)
public @interface GuardedBy {

    /** {@return the field that holds the lock, or {@code this}} */
    String value();
}
