package dev.snailmail.junit5;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Marks a {@link dev.snailmail.ServerHandle} that is filled in: a field, or a parameter that picks one of several
 * stores.
 *
 * <pre>{@code
 * @SlowStore(name = "data", root = "src/test/resources/data")
 * @SlowStore(name = "index", root = "src/test/resources/index")
 * class TwoStoresTest {
 *     @Store("index")
 *     ServerHandle index;
 *
 *     @Test
 *     void asksTheIndexOnce(@Store("data") ServerHandle data) { ... }
 * }
 * }</pre>
 *
 * <p>A static field is filled before {@code @BeforeAll}, with the server of the class; where tests run in parallel,
 * they do not use that one. Any other field is filled before {@code @BeforeEach}, with the server of the test, and, if
 * there is one instance for all tests, before {@code @BeforeAll} too. Fields may be private and inherited, but not
 * final. They are not emptied: a handle that is used after its time says whose it was. A mark without a
 * {@link SlowStore} or a {@link SlowStoreExtension} is an error.
 */
@Documented
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(StoreRequired.class)
public @interface Store {

    /** {@return the name of the store; may be left out if there is one without a name, or only one} */
    String value() default "";
}
