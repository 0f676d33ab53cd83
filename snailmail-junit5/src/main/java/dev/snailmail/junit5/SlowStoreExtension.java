package dev.snailmail.junit5;

import dev.snailmail.ServerHandle;
import dev.snailmail.SlowServerBuilder;
import java.lang.reflect.Constructor;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
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
 * Starts, resets and closes the servers of a test class, and hands them to tests as parameters and in fields. JUnit
 * makes one of these for {@link SlowStore}; with settings that an annotation cannot hold, register it as a field:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final SlowStoreExtension store = SlowStoreExtension.of(
 *         SlowServer.builder(ObjectStore.synthetic("huge.bin", 1L << 40)).latency(Latency.fixed(Duration.ofMillis(5))));
 * }</pre>
 *
 * <p>A static field makes a server per class, one that is not static a server per test. Of tests that run in parallel,
 * each has its own, as with {@link SlowStore}; a builder with a fixed port then is an error. Safe for use by several
 * threads.
 */
public final class SlowStoreExtension
        implements BeforeAllCallback,
                AfterAllCallback,
                TestInstancePreConstructCallback,
                BeforeEachCallback,
                AfterEachCallback,
                ParameterResolver {

    private static final String HOME = "home";

    private final SlowServerBuilder builder;
    private final Queue<RunningStore> started = new ConcurrentLinkedQueue<>();
    private final Scopes scopes = new Scopes(this, this::storesOf, this::track);
    private final Lending lending = new Lending(scopes::use, this::storesOf);

    /** For JUnit: the settings are those of the {@link SlowStore} on the test class or the test. */
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
     *     the field, or tests run in parallel; take a parameter then
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
     * Starts the servers of the class, unless a constructor has needed them before, injects the faults of the class,
     * and fills static fields.
     *
     * @param context the class
     */
    @Override
    public void beforeAll(ExtensionContext context) {
        settle(context);
        VisibleStores stores = storesOf(context);
        if (stores.areNone()) {
            throw new ExtensionConfigurationException("class "
                    + context.getRequiredTestClass().getName()
                    + " is extended with SlowStoreExtension, but neither it nor a class around it has a"
                    + " @SlowStore(root = ...); to configure it in code, use @RegisterExtension and"
                    + " SlowStoreExtension.of(builder)");
        }
        scopes.begin(context, stores, DeclaredFaults.of(context, stores));
        stores.seen().stream().filter(source -> !source.perTest()).forEach(source -> scopes.use(source, context));
        scopes.useStarted(stores.hidden(), context);
        lending.toFieldsOfClass(context);
    }

    /**
     * Undoes what the class has tuned, for a nested class shares its server with others.
     *
     * @param context the class
     */
    @Override
    public void afterAll(ExtensionContext context) {
        scopes.remove(context).ifPresent(Scope::end);
    }

    /**
     * Starts the servers of the class before the first constructor, which may ask for them.
     *
     * @param factoryContext what is constructed
     * @param context the class
     */
    @Override
    public void preConstructTestInstance(TestInstanceFactoryContext factoryContext, ExtensionContext context) {
        // Before the class begins, if there is one instance for all of it: what is wrong must not start anything.
        settle(context);
        ExtensionContext constructed = Contexts.nearestClass(factoryContext.getTestClass(), context);
        VisibleStores stores = storesOf(Contexts.nearestOf(factoryContext.getTestClass(), context));
        DeclaredFaults.of(constructed, stores);
        stores.seen().stream()
                .filter(StoreSource::startsBeforeConstructors)
                .forEach(source -> scopes.start(source, context));
    }

    /**
     * Resets the counters, notes the network and the faults as they are, injects those of the test, and fills fields.
     *
     * @param context the test
     */
    @Override
    public void beforeEach(ExtensionContext context) {
        settle(context);
        VisibleStores stores = storesOf(context);
        Scope scope = scopes.begin(context, stores, DeclaredFaults.of(context, stores));
        TestServers.of(context).begin(this, scope);
        for (StoreSource source : stores.seen()) {
            scopes.start(source, context);
            lending.requireSameAsConstructor(source, scopes.started(source, context), context);
            scopes.use(source, context);
        }
        for (StoreSource source : stores.hidden()) {
            lending.requireSameAsConstructor(source, scopes.started(source, context), context);
        }
        scopes.useStarted(stores.hidden(), context);
        lending.toFieldsOfInstances(context);
    }

    /**
     * Writes the reports that are wanted of the test, and undoes what it has tuned.
     *
     * @param context the test
     */
    @Override
    public void afterEach(ExtensionContext context) {
        TestServers.of(context)
                .scopeOf(this)
                .ifPresent(scope -> Closing.all(() -> TestReports.write(context, scope), scope::end));
    }

    /**
     * Says whether a parameter is a server or a base URL.
     *
     * @param parameter the parameter
     * @param context the class or the test
     * @return whether it is a {@link ServerHandle}, or marked {@link dev.snailmail.junit5.Store} or {@link BaseUrl}
     */
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return Recipient.of(parameter).isOne();
    }

    /**
     * Makes the value of a parameter.
     *
     * @param parameter the parameter
     * @param context the class or the test
     * @return the server or its base URL
     * @throws org.junit.jupiter.api.extension.ParameterResolutionException if its mark does not fit its type, or there
     *     is no such store
     */
    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Recipient recipient = Recipient.of(parameter);
        return parameter.getDeclaringExecutable() instanceof Constructor<?> constructor
                ? lending.toConstructor(recipient, constructor.getDeclaringClass(), context)
                : lending.toMethod(recipient, parameter.getTarget(), context);
    }

    private VisibleStores storesOf(ExtensionContext context) {
        VisibleStores declared = VisibleStores.declaredFor(context);
        if (builder == null) {
            return declared;
        }
        declared.seen().stream().findFirst().ifPresent(other -> {
            throw new ExtensionConfigurationException(
                    "class " + context.getRequiredTestClass().getName()
                            + " has a SlowStoreExtension in a field, and there is a " + other.where()
                            + "; use one of the two");
        });
        Home home = own(context).get(HOME, Home.class);
        return home == null
                ? VisibleStores.none()
                : VisibleStores.only(new RegisteredStore(builder, this, home.context()));
    }

    /** The first context that JUnit calls is that of the class for a static field, and of the test for another one. */
    private void settle(ExtensionContext context) {
        own(context)
                .getOrComputeIfAbsent(
                        HOME,
                        absent -> {
                            UnknownParameters.warnOnce(context);
                            return new Home(context);
                        },
                        Home.class);
    }

    private Store own(ExtensionContext context) {
        return context.getStore(Namespace.create(SlowStoreExtension.class, this));
    }

    private void track(RunningStore server) {
        started.removeIf(earlier -> !earlier.isOpen());
        started.add(server);
    }

    /** In a record, since JUnit closes a context that is put into a store as it is. */
    private record Home(ExtensionContext context) {}
}
