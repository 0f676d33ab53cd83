package dev.snailmail.junit5;

import dev.snailmail.SlowServerBuilder;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Serves a store slowly to tests.
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
 * <p><b>Where it stands.</b> On a class, for its tests and those of the {@code @Nested} classes in it; on a method, for
 * that test alone; or on an annotation of your own, for whatever that stands on. Subclasses and implementing classes
 * inherit it, each with a server of its own. Several on one element need a {@link #name} each but for one, and what is
 * nearer to the test replaces what has the same name: a method's that of its class, a class's that of its superclass,
 * of its interfaces and of the class around it. The fields and methods of an instance around that of a nested test get
 * the store that their own class sees, and all that is said here holds for that store in the nested test, too.
 *
 * <p><b>Who takes it.</b> Constructors, tests and lifecycle methods take a {@link dev.snailmail.ServerHandle}, or the
 * base URL as a parameter marked {@link BaseUrl}; {@link Store} picks one of several, and marks fields.
 *
 * <p><b>How long it lasts.</b> From before the class to after it, or with {@link Lifecycle#PER_METHOD}, and on a
 * method, from before {@code @BeforeEach} to after {@code @AfterEach}. Counters start from zero before each test. What
 * a test tunes is undone after it; what {@code @BeforeAll} tunes holds for its class. A handle that is asked for more
 * than its recording after that says whose it was.
 *
 * <p><b>Parallel tests.</b> Classes never share a server. A test, or a {@code @Nested} class, that JUnit may run at the
 * same time as others on the same store has a server of its own on another port, with the same store and settings, and
 * with what {@code @BeforeAll} has tuned. {@code @BeforeAll}, {@code @AfterAll} and static fields then have the server
 * of the class, which such tests do not use. What cannot be had several times, a {@link #port}, a {@link #property}, or
 * a handle that a constructor took, is an error of such a test.
 *
 * <p>What makes no sense is an {@link org.junit.jupiter.api.extension.ExtensionConfigurationException} before the
 * class, or the test, starts; it names the element.
 */
@Documented
@Inherited
@Repeatable(SlowStores.class)
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(SlowStoreExtension.class)
public @interface SlowStore {

    /** How long a server lasts that is declared on a class. */
    enum Lifecycle {
        /** One server for the class. */
        PER_CLASS,
        /** One server for each test, so none in {@code @BeforeAll}, static fields and constructors. */
        PER_METHOD
    }

    /** {@return what {@link Store} and {@link BaseUrl} pick it by; empty for the one without a name} */
    String name() default "";

    /**
     * What to serve; either this or {@link #rootFrom} must be given.
     *
     * @return a directory or a file, resolved against the working directory of the test JVM, which is the directory of
     *     the module; a folder on the class path, such as {@code classpath:store}; or objects that take no disk, such
     *     as {@code synthetic(key=huge.bin, size=1TB)} or {@code synthetic(huge.bin: 1TB, small.bin: 10kB)}
     */
    String root() default "";

    /**
     * Where to get what to serve from: a static method without parameters, or a static field. It is of the type
     * {@link java.nio.file.Path}, {@link java.io.File}, {@link java.net.URI}, {@link String} (as in {@link #root}),
     * {@link dev.snailmail.store.ObjectStore}, which is not closed, or {@code Map<String, byte[]>}. It is asked once
     * for each server of a class, or of a test with {@link Lifecycle#PER_METHOD}; after static {@code @TempDir} fields
     * are filled, unless a constructor asks for the server of a class with one instance for all tests.
     *
     * @return the name of a member of the test class, its superclasses and interfaces, or the classes around it; or of
     *     any class, such as {@code com.example.Stores#tiles}
     */
    String rootFrom() default "";

    /** {@return how long a server lasts; of no effect on a method} */
    Lifecycle lifecycle() default Lifecycle.PER_CLASS;

    /**
     * A system property that has the base URL while the server runs, for code that is configured by properties. It is
     * as it was before after that, and two that need it at the same time are an error.
     *
     * @return the name of the property, such as {@code app.store.url}; empty for none
     */
    String property() default "";

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
     * How much real time passes for a second, as {@link SlowServerBuilder#timeScale} has it: 0.1 runs ten times as
     * fast, and figures are told as if it did not.
     *
     * @return from 0.001 to 1000
     */
    double timeScale() default 1;

    /** {@return the port on the loopback address, 0 for any free one; no other where tests run in parallel} */
    int port() default 0;

    /**
     * Whether folders are answered with an index in HTML, as {@link SlowServerBuilder#listing} says.
     *
     * @return false for a store in which folders are misses, as they are in object stores
     */
    boolean listing() default false;

    /**
     * Hosts whose requests are answered beside those of the loopback address, as {@link SlowServerBuilder#allowHost} says.
     *
     * @return names, such as {@code host.testcontainers.internal} for clients in containers
     */
    String[] allowHost() default {};

    /**
     * Whether configuration parameters ({@code snailmail.network}, {@code snailmail.latency},
     * {@code snailmail.bandwidth}, {@code snailmail.seed}, {@code snailmail.timeScale}) move this store along with the
     * whole suite.
     *
     * @return false for a store whose tests are about the very network that stands here
     */
    boolean configurable() default true;
}
