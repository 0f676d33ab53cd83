package dev.snailmail.junit5;

import dev.snailmail.SlowServerBuilder;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Serves a store slowly to the tests of a class: one server for the class, its counters reset before each test,
 * closed after the class.
 *
 * <pre>{@code
 * @SlowStore(root = "src/test/resources/store", latency = "lognormal(mode=45ms, sigma=0.5)", bandwidth = "100MB/s")
 * class TileReaderCostTest {
 *     @Test
 *     void readsATileInTwoGets(ServerHandle server) throws IOException {
 *         Recording cost = server.during(() -> new TileReader(server.uri("tiles.bin")).tile(3, 4));
 *         assertThat(cost).hadAtMostGets(2).hadNoMisses();
 *     }
 * }
 * }</pre>
 *
 * <p>Constructors, tests and lifecycle methods may take a {@link dev.snailmail.ServerHandle}, or the base URL as a
 * parameter marked {@link BaseUrl}. What a test tunes is undone after it; what {@code @BeforeAll} tunes holds for its
 * class. A {@code @Nested} class without this annotation uses the server of the class around it. Subclasses inherit
 * the annotation, each with a server of its own. An attribute that makes no sense is an
 * {@link org.junit.jupiter.api.extension.ExtensionConfigurationException} before anything is started.
 *
 * <p>Any number of classes may run in parallel. The tests of one class share a server, and so must run one after the
 * other; two that run at once are an error.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(SlowStoreExtension.class)
public @interface SlowStore {

    /**
     * What to serve.
     *
     * @return a directory or a file, resolved against the working directory of the test JVM, which is the directory of
     *     the module; or a folder on the class path, such as {@code classpath:store}
     */
    String root();

    /**
     * The network as a whole, as {@link dev.snailmail.network.Network#parse} reads it. What {@link #latency} and
     * {@link #bandwidth} say replaces parts of it.
     *
     * @return a preset such as {@code s3-standard}, or parts such as {@code fixed(20ms), 100MB/s}; without latency or
     *     limits where it is empty
     */
    String network() default "";

    /**
     * What a request waits before its first byte, as {@link dev.snailmail.network.Latency#parse} reads it.
     *
     * @return {@code lognormal(mode=45ms, sigma=0.5)}, {@code normal(mean=45ms, std=10ms)},
     *     {@code exponential(mean=45ms)}, {@code fixed(20ms)}, {@code none} and the other laws, which nest; that of
     *     the {@link #network} where it is empty
     */
    String latency() default "";

    /**
     * What all responses share, as {@link dev.snailmail.network.Bandwidth#parse} reads it.
     *
     * @return {@code 100MB/s}, {@code 10Mbit/s}, {@code unlimited} and the like; that of the {@link #network} where it
     *     is empty
     */
    String bandwidth() default "";

    /** {@return what the latency draws are seeded with} */
    long seed() default SlowServerBuilder.DEFAULT_SEED;

    /**
     * How much real time passes for a second, as {@link SlowServerBuilder#timeScale} has it: 0.1 runs ten times as fast,
     * and figures are told as if it did not.
     *
     * @return from 0.001 to 1000
     */
    double timeScale() default 1;

    /** {@return the port on the loopback address, 0 for any free one} */
    int port() default 0;
}
