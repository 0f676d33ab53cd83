package dev.snailmail.junit5;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that runs once on each of several networks.
 *
 * <pre>{@code
 * @NetworkTest({"s3-standard", "lte", "fixed(20ms)"})
 * @ValueSource(ints = {1, 8})
 * void readsInThreeRoundTrips(int parallel, ServerHandle server, Network network) { ... }
 * }</pre>
 *
 * <p>It stands instead of {@code @Test}, in a class with a {@link SlowStore} or a {@link SlowStoreExtension}. The
 * network holds from {@code @BeforeEach} to {@code @AfterEach} of its invocation, in place of the network that the store or
 * the configuration of the run has set. The seed of the store stays, as does a {@link dev.snailmail.network.ClientLink}
 * that it shares, and its draws unless the network has its own. A parameter of the type
 * {@link dev.snailmail.network.Network} gets the network of the invocation.
 *
 * <p><b>Arguments.</b> Where junit-jupiter-params is on the class path, every source of arguments that it knows may
 * stand beside it: {@code @ValueSource}, {@code @CsvSource}, {@code @MethodSource}, {@code @EnumSource} and your own.
 * Each network then runs with all arguments, which the sources are asked for anew. As with {@code @ParameterizedTest},
 * arguments come before other parameters, are converted as they are there, and closed after their invocation;
 * aggregators are not supported. {@code @ParameterizedTest} itself, {@code @Test} or another template beside it are an
 * error, since they would run the test by themselves, too.
 *
 * <p>What makes no sense is an {@link org.junit.jupiter.api.extension.ExtensionConfigurationException} before the first
 * invocation; it names the method.
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(NetworkMatrix.class)
public @interface NetworkTest {

    /** {@return the networks, one or more, as {@link dev.snailmail.network.Network#parse} reads them} */
    String[] value();

    /** {@return the name of the store that is behind the network, if not all that the test sees are} */
    String store() default "";

    /**
     * What an invocation is called.
     *
     * @return a text in which <code>{index}</code> stands for its number, <code>{network}</code> for the network as it
     *     is written here, <code>{arguments}</code> for all arguments, or the name of their set, <code>{0}</code> for
     *     the first of them and so on, and <code>{displayName}</code> for that of the method; empty for
     *     <code>[{index}] {network}</code>, with <code>, {arguments}</code> if there are any
     */
    String name() default "";
}
