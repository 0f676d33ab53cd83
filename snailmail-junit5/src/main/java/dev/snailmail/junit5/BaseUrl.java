package dev.snailmail.junit5;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Marks a parameter or a field that takes the URL which keys are relative to, such as {@code http://127.0.0.1:40123/}.
 * Its type is {@link java.net.URI}, {@link java.net.URL} or {@link String}; another type is an error. Fields are filled
 * as those marked {@link Store} are.
 */
@Documented
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(StoreRequired.class)
public @interface BaseUrl {

    /** {@return the name of the store; may be left out if there is one without a name, or only one} */
    String value() default "";
}
