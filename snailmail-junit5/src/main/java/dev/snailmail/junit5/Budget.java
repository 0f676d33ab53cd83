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
 * What a test may cost at most. It stands beside a {@link SlowStore}, or a {@link SlowStoreExtension} in a field.
 *
 * <pre>{@code
 * @Test
 * @Budget(gets = 3, misses = 0, bytes = "64KiB", rereads = 0)
 * void readsATile(ServerHandle server) throws IOException { ... }
 * }</pre>
 *
 * <p><b>What counts.</b> Everything since before {@code @BeforeEach}, or the last {@code reset()}, until the test method
 * has returned: the figures that an assertion on the server in its last line would see. What {@code @AfterEach} asks
 * for does not count. A test that has failed already is not checked, nor is one that was aborted. All figures that are
 * exceeded, of all stores, are one failure, which ends in a picture of the requests. Its stack trace is the first
 * line of the test method.
 *
 * <p><b>Where it stands.</b> On a method; on a class, for each test of it and of the {@code @Nested} classes in it; or on
 * an annotation of your own. Subclasses and implementing classes inherit it. Of one attribute, what is nearest to the
 * test holds: that of a method, then of its class, of its superclass, of its interfaces, of the class around it. So a
 * method sets a limit of its class anew, but cannot lift it. A budget is for the store that its element sees, and for nearer
 * stores of the same name. On one element, an attribute may be limited once for each
 * store.
 *
 * <p><b>The best so far.</b> With {@link #ratchet}, figures may not become worse than those in a file, which is made to be
 * reviewed and kept with the tests: {@code src/test/resources/com/example/TileTest.budget}, or what stands for the folder
 * {@code src/test/resources} in the JUnit parameter {@code snailmail.budgets.directory}. The file is only ever written by
 * tests that pass and are run with the system property, or JUnit parameter, {@code snailmail.budgets=write}; better and
 * worse figures both are accepted then, but none above a limit. Otherwise, figures that are worse or not in the file yet
 * are a failure, which says how to accept them, and better ones are a report entry of JUnit.
 *
 * <p>What makes no sense, such as a budget without a store or without a limit, is an
 * {@link org.junit.jupiter.api.extension.ExtensionConfigurationException} before the test runs; it names the element.
 */
@Documented
@Inherited
@Repeatable(Budgets.class)
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(BudgetExtension.class)
public @interface Budget {

    /** What a figure is that is not limited. */
    long UNLIMITED = -1;

    /** {@return the name of the store; may be left out if there is one without a name, or only one} */
    String store() default "";

    /** {@return how many requests there may be, of any method: {@link dev.snailmail.recording.Recording#requestCount()}} */
    long requests() default UNLIMITED;

    /** {@return how many GETs there may be: {@link dev.snailmail.recording.Recording#gets()}} */
    long gets() default UNLIMITED;

    /** {@return how many GETs and HEADs may find no object: {@link dev.snailmail.recording.Recording#misses()}} */
    long misses() default UNLIMITED;

    /**
     * How many bytes the bodies of all responses may have together: {@link dev.snailmail.recording.Recording#bytesSent()}.
     *
     * @return a whole number and a unit, such as {@code 64KiB} or {@code 1MB}; empty for no limit
     */
    String bytes() default "";

    /**
     * How many round trips deep the requests may be: the depth of
     * {@link dev.snailmail.recording.Recording#roundTrips()}. It is told by times: without a latency that is well above
     * the pauses of the reader, requests that have not waited for each other may look as if they had, and the figure
     * becomes larger than it is.
     *
     * @return how many round trips
     */
    long roundTrips() default UNLIMITED;

    /** {@return how many requests may be in flight at once: {@link dev.snailmail.recording.Recording#maxInFlight()}} */
    long maxInFlight() default UNLIMITED;

    /**
     * Over how many connections requests may come, whether these were open before or not:
     * {@link dev.snailmail.recording.Recording#connectionsUsed()}.
     *
     * @return how many connections
     */
    long connections() default UNLIMITED;

    /**
     * How many requests may be for bytes that had been fetched before, at least one of them:
     * {@link dev.snailmail.recording.Recording#rereads()}. As round trips, these are counted among the latest requests,
     * of which a recording keeps so many.
     *
     * @return how many requests
     */
    long rereads() default UNLIMITED;

    /**
     * Whether the best figures are kept in a file and must not become worse. Kept are requests, GETs, misses, bytes and
     * rereads, which follow from what a reader does. Round trips, requests in flight and connections may differ from run
     * to run with nothing changed, so each is kept only if the test has a limit on it too.
     *
     * @return whether they are; if so on a class, then for all of its tests
     */
    boolean ratchet() default false;
}
