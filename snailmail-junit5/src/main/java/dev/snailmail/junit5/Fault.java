package dev.snailmail.junit5;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Injects a fault into requests: on a class for all of its tests, on a method for that test alone. It stands beside
 * {@link SlowStore}, or a {@link SlowStoreExtension} in a field.
 *
 * <pre>{@code
 * @Test
 * @Fault(on = "GET data/**", nth = 2, status = 503)
 * void triesAgain(ServerHandle server) { ... }
 * }</pre>
 *
 * <p><b>Which holds.</b> All of them, the nearest first: those of the method, of its class, its superclass, its interfaces
 * and the class around it, then what the server was built with. The first that fits a request decides, as in a
 * {@link dev.snailmail.fault.FaultPlan}. So a fault of a method comes before one of its class for the same requests, and
 * leaves it in force for others.
 *
 * <p><b>A fault that is not injected.</b> A test fails if a fault on its method was injected into no request, because its
 * key is wrong, there were fewer requests than its number, or there was nothing to change. The failure says why. One of the
 * stores of the test is enough, and so is one request that chance might have chosen. {@link #lenient} allows it. A test that
 * has failed or was aborted is not checked.
 *
 * <p>A fault holds for each store of a test, or for the one that it names. Requests are counted from the beginning of each
 * test. An annotation that makes no sense is an {@link org.junit.jupiter.api.extension.ExtensionConfigurationException}
 * before the class or the test starts.
 */
@Documented
@Inherited
@Repeatable(Faults.class)
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(FaultExtension.class)
public @interface Fault {

    /** What a number is that is not given. */
    int UNSET = Integer.MIN_VALUE;

    /** {@return the name of the store whose requests meet it; those of every store, if it is not given} */
    String store() default "";

    /** {@return which requests meet it: a method, a glob of keys, or both, such as {@code GET data/**}} */
    String on() default "*";

    /** {@return only requests with this {@code Range} header, such as {@code bytes=0-} or {@code bytes=*}} */
    String range() default "";

    /** {@return only the nth of the requests, from 1} */
    int nth() default UNSET;

    /** {@return only the nth of the requests for each key, from 1} */
    int nthPerKey() default UNSET;

    /** {@return only so many of the requests, from the first on} */
    int first() default UNSET;

    /** {@return into how many requests it is injected at most, at least 1} */
    int times() default UNSET;

    /**
     * The time from which requests meet it, counted from before {@code @BeforeEach} or the last {@code reset()}.
     *
     * @return a duration such as {@code 500ms}; empty for the beginning
     */
    String from() default "";

    /**
     * The time until which requests meet it, counted as {@link #from} is.
     *
     * @return a duration such as {@code 2s}, longer than {@link #from}; empty for no end
     */
    String to() default "";

    /**
     * Whether the test may pass if the fault was injected into no request. A fault on a method is strict otherwise: the test
     * fails if no request matched, or if the fault had nothing to change in the responses to those that did. Faults on a
     * class are lenient in any case.
     *
     * @return whether it need not be injected
     */
    boolean lenient() default false;

    /** {@return whether it ends when the test calls {@link dev.snailmail.ServerHandle#reset()}} */
    boolean untilReset() default false;

    /** {@return only by chance, above 0 and at most 1; drawn as latencies are} */
    double probability() default 1;

    /** {@return the status that is answered, from 400 to 599; either this or a {@link #fault} must be given} */
    int status() default UNSET;

    /**
     * What happens, as {@link dev.snailmail.fault.Fault#parse} reads it.
     *
     * @return {@code reset(after=1000)}, {@code truncate(after=1000)}, {@code stall(500ms)} and the like; either this
     *     or a {@link #status} must be given
     */
    String fault() default "";
}
