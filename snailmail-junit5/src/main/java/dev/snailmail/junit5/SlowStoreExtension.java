package dev.snailmail.junit5;

import dev.snailmail.ServerHandle;
import dev.snailmail.SlowServerBuilder;
import dev.snailmail.fault.FaultPlan;
import dev.snailmail.network.Network;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestInstanceFactoryContext;
import org.junit.jupiter.api.extension.TestInstancePreConstructCallback;

/**
 * Starts, resets and closes the server of a test class, and hands it to tests as a parameter. JUnit makes one of these
 * for {@link SlowStore}; with settings that an annotation cannot hold, register it as a field:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final SlowStoreExtension store = SlowStoreExtension.of(
 *         SlowServer.builder(ObjectStore.synthetic("huge.bin", 1L << 40)).latency(Latency.fixed(Duration.ofMillis(5))));
 * }</pre>
 *
 * <p>A static field makes a server per class, one that is not static a server per test.
 */
public final class SlowStoreExtension
        implements BeforeAllCallback,
                AfterAllCallback,
                TestInstancePreConstructCallback,
                BeforeEachCallback,
                AfterEachCallback,
                ParameterResolver {

    private static final Namespace STORES = Namespace.create(SlowStoreExtension.class);

    private final SlowServerBuilder builder;
    private final Queue<RunningStore> started = new ConcurrentLinkedQueue<>();

    /** For JUnit: the settings are those of the {@link SlowStore} on the test class. */
    public SlowStoreExtension() {
        this(null);
    }

    private SlowStoreExtension(SlowServerBuilder builder) {
        this.builder = builder;
    }

    /**
     * An extension with settings of its own, for a field marked
     * {@link org.junit.jupiter.api.extension.RegisterExtension}.
     *
     * @param builder the settings; started once for each class or test
     * @return the extension
     */
    public static SlowStoreExtension of(SlowServerBuilder builder) {
        return new SlowStoreExtension(Objects.requireNonNull(builder, "builder must not be null"));
    }

    /**
     * The server that this extension has started.
     *
     * @return the server, which runs from before the class (or, of a field that is not static, the test) until after it
     * @throws IllegalStateException if none is running, or several are, as when classes that run in parallel inherit
     *     the field; take a parameter then
     */
    public ServerHandle server() {
        List<RunningStore> running =
                started.stream().filter(RunningStore::isOpen).toList();
        if (running.size() != 1) {
            throw new IllegalStateException(
                    running.isEmpty()
                            ? "no server is running: it starts before the tests of its class and is closed after them"
                            : running.size() + " servers of this extension are running: take a ServerHandle parameter");
        }
        return running.get(0).handle();
    }

    /**
     * Starts the server of the class, unless a constructor has needed it before, and injects the faults of the class.
     *
     * @param context the class
     */
    @Override
    public void beforeAll(ExtensionContext context) {
        FaultPlan faults = DeclaredFaults.of(context.getRequiredTestClass());
        turns(context).put(Turn.class, Turn.begin(storeFor(context), faults));
    }

    /**
     * Undoes what the class has tuned, for a nested class shares its server with others.
     *
     * @param context the class
     */
    @Override
    public void afterAll(ExtensionContext context) {
        Turn turn = turns(context).remove(Turn.class, Turn.class);
        if (turn != null) {
            turn.undoTuning();
        }
    }

    /**
     * Starts the server before the first constructor, which may ask for it.
     *
     * @param factoryContext what is constructed
     * @param context the class
     */
    @Override
    public void preConstructTestInstance(TestInstanceFactoryContext factoryContext, ExtensionContext context) {
        // Before the class begins, if there is one instance for all of it: what is wrong must not start anything.
        DeclaredFaults.of(factoryContext.getTestClass());
        storeFor(contextOf(factoryContext.getTestClass(), context));
    }

    /**
     * Resets the counters, notes the network and the faults as they are, and injects those of the test.
     *
     * @param context the test
     */
    @Override
    public void beforeEach(ExtensionContext context) {
        boolean classHasBegun = turns(context).get(Turn.class) != null;
        FaultPlan faults = DeclaredFaults.ofTest(context)
                .followedBy(classHasBegun ? FaultPlan.none() : DeclaredFaults.ofClassesAround(context));
        RunningStore store = storeFor(context);
        store.beginTest(context.getRequiredTestClass().getName() + " > " + context.getDisplayName());
        turns(context).put(Turn.class, Turn.begin(store, faults));
    }

    /**
     * Undoes what the test has tuned.
     *
     * @param context the test
     */
    @Override
    public void afterEach(ExtensionContext context) {
        Turn turn = turns(context).remove(Turn.class, Turn.class);
        if (turn != null) {
            turn.undoTuning();
            turn.store.endTest();
        }
    }

    /**
     * Says whether a parameter is a server or a base URL.
     *
     * @param parameter the parameter
     * @param context the class or the test
     * @return whether it is a {@link ServerHandle}, or marked {@link BaseUrl}
     */
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == ServerHandle.class || parameter.isAnnotated(BaseUrl.class);
    }

    /**
     * Makes the value of a parameter.
     *
     * @param parameter the parameter
     * @param context the class or the test
     * @return the server or its base URL
     * @throws org.junit.jupiter.api.extension.ParameterResolutionException if the parameter is marked {@link BaseUrl}
     *     but is none
     */
    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        ServerHandle server = storeFor(
                        parameter.getDeclaringExecutable() instanceof Constructor<?> constructor
                                ? contextOf(constructor.getDeclaringClass(), context)
                                : context)
                .handle();
        return parameter.isAnnotated(BaseUrl.class) ? BaseUrls.valueFor(parameter, server.baseUri()) : server;
    }

    /** A nested test may construct the instances around its own in its own context, and they have their own servers. */
    private static ExtensionContext contextOf(Class<?> constructed, ExtensionContext context) {
        return Stream.iterate(
                        Optional.of(context), Optional::isPresent, inner -> inner.flatMap(ExtensionContext::getParent))
                .flatMap(Optional::stream)
                .filter(candidate -> candidate.getTestClass().equals(Optional.of(constructed)))
                .findFirst()
                .orElse(context);
    }

    private RunningStore storeFor(ExtensionContext context) {
        return builder == null ? declaredStore(context) : registeredStore(context);
    }

    private RunningStore declaredStore(ExtensionContext context) {
        DeclaredStore declared = DeclaredStore.nearest(context)
                .orElseThrow(() -> new ExtensionConfigurationException("class "
                        + context.getRequiredTestClass().getName()
                        + " is extended with SlowStoreExtension, but neither it nor a class around it has a"
                        + " @SlowStore(root = ...); to configure it in code, use @RegisterExtension and"
                        + " SlowStoreExtension.of(builder)"));
        return startOnce(declared.context(), declared.testClass(), declared::start);
    }

    private RunningStore registeredStore(ExtensionContext context) {
        DeclaredStore.nearest(context).ifPresent(declared -> {
            throw new ExtensionConfigurationException(
                    "class " + context.getRequiredTestClass().getName()
                            + " has a SlowStoreExtension in a field and a @SlowStore, on class "
                            + declared.testClass().getName() + "; use one of the two");
        });
        return startOnce(context, this, () -> startRegistered(context));
    }

    private RunningStore startRegistered(ExtensionContext context) {
        try {
            return new RunningStore(builder.start());
        } catch (IllegalArgumentException | UncheckedIOException e) {
            throw new ExtensionConfigurationException(
                    "SlowStoreExtension in a field of class "
                            + context.getRequiredTestClass().getName() + ": " + e.getMessage(),
                    e);
        }
    }

    /** Looks in the contexts around this one too, so that the first context which needs a server has it. */
    private RunningStore startOnce(ExtensionContext context, Object key, Supplier<RunningStore> start) {
        return context.getStore(STORES).getOrComputeIfAbsent(key, absent -> track(start.get()), RunningStore.class);
    }

    private RunningStore track(RunningStore store) {
        started.removeIf(earlier -> !earlier.isOpen());
        started.add(store);
        return store;
    }

    private Store turns(ExtensionContext context) {
        return context.getStore(Namespace.create(SlowStoreExtension.class, this));
    }

    /** The time of a class or a test with a server, and the network and the faults from before. */
    private record Turn(RunningStore store, Network network, FaultPlan faults) {

        static Turn begin(RunningStore store, FaultPlan added) {
            Turn turn = new Turn(store, store.network(), store.faults());
            store.add(added);
            return turn;
        }

        void undoTuning() {
            store.restore(network, faults);
        }
    }
}
