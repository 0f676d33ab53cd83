package dev.snailmail.junit5;

import dev.snailmail.ServerHandle;
import dev.snailmail.SlowServerBuilder;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
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
 * Starts, resets and closes the servers of a test class, and hands them to tests as parameters and in fields. JUnit
 * makes one of these for {@link SlowStore}; with settings that an annotation cannot hold, register it as a field:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final SlowStoreExtension store = SlowStoreExtension.of(
 *         SlowServer.builder(ObjectStore.synthetic("huge.bin", 1L << 40)).latency(Latency.fixed(Duration.ofMillis(5))));
 * }</pre>
 *
 * <p>A static field makes a server per class, one that is not static a server per test. Several extensions need a name
 * each, by which {@link dev.snailmail.junit5.Store @Store("index")} and {@link BaseUrl @BaseUrl("index")} pick one:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final SlowStoreExtension index = SlowStoreExtension.named("index", SlowServer.builder(Path.of("data/index")));
 *
 * @RegisterExtension
 * static final SlowStoreExtension tiles = SlowStoreExtension.named("tiles", SlowServer.builder(Path.of("data/tiles")));
 *
 * @Test
 * void asksTheIndexOnce(@Store("index") ServerHandle index, @BaseUrl("tiles") URI tiles) { ... }
 * }</pre>
 *
 * <p>Of tests that run in parallel, each has its own server, as with {@link SlowStore}; a builder with a fixed port then is
 * an error. Safe for use by several threads.
 */
public final class SlowStoreExtension
        implements BeforeAllCallback,
                AfterAllCallback,
                TestInstancePreConstructCallback,
                BeforeEachCallback,
                AfterEachCallback,
                ParameterResolver {

    private static final String HOME = "home";

    private final String name;
    private final SlowServerBuilder builder;
    private final Queue<RunningStore> started = new ConcurrentLinkedQueue<>();
    private final Scopes scopes = new Scopes(this, context -> storesOf(context, context), this::track);
    private final Lending lending = new Lending(scopes::use, this::storesOf, this::isOwn);

    /** For JUnit: the settings are those of the {@link SlowStore} on the test class or the test. */
    public SlowStoreExtension() {
        this("", null);
    }

    private SlowStoreExtension(String name, SlowServerBuilder builder) {
        this.name = name;
        this.builder = builder;
    }

    /**
     * Makes an extension with settings of its own, for a field marked
     * {@link org.junit.jupiter.api.extension.RegisterExtension}.
     *
     * @param builder the settings; started once for each class or test
     * @return the extension
     */
    public static SlowStoreExtension of(SlowServerBuilder builder) {
        return new SlowStoreExtension("", Objects.requireNonNull(builder, "builder must not be null"));
    }

    /**
     * Makes an extension whose store has a name, as that of {@link SlowStore#name}. Marks and annotations pick it by the
     * name, and reports of failed tests print it.
     *
     * @param name the name, not blank
     * @param builder the settings; started once for each class or test
     * @return the extension
     * @throws IllegalArgumentException if the name is blank
     */
    public static SlowStoreExtension named(String name, SlowServerBuilder builder) {
        if (Objects.requireNonNull(name, "name must not be null").isBlank()) {
            throw new IllegalArgumentException(
                    "name (" + name + ") must not be blank; SlowStoreExtension.of(builder) has no name");
        }
        return new SlowStoreExtension(name, Objects.requireNonNull(builder, "builder must not be null"));
    }

    /**
     * Returns the server that this extension has started.
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
        VisibleStores stores = storesOf(context, context);
        if (own(stores).isEmpty() && ownHidden(stores).isEmpty()) {
            throw new ExtensionConfigurationException("class "
                    + context.getRequiredTestClass().getName()
                    + " is extended with SlowStoreExtension, but neither it nor a class around it has a"
                    + " @SlowStore(root = ...); to configure it in code, use @RegisterExtension and"
                    + " SlowStoreExtension.of(builder)");
        }
        scopes.begin(context, stores, DeclaredFaults.of(context, stores));
        own(stores).stream().filter(source -> !source.perTest()).forEach(source -> scopes.use(source, context));
        scopes.useStarted(ownHidden(stores), context);
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
        VisibleStores stores = storesOf(Contexts.nearestOf(factoryContext.getTestClass(), context), context);
        DeclaredFaults.of(constructed, stores);
        own(stores).stream()
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
        VisibleStores stores = storesOf(context, context);
        Scope scope = scopes.begin(context, stores, DeclaredFaults.of(context, stores));
        TestServers.of(context).begin(this, scope);
        for (StoreSource source : own(stores)) {
            scopes.start(source, context);
            lending.requireSameAsConstructor(source, scopes.started(source, context), context);
            scopes.use(source, context);
        }
        for (StoreSource source : ownHidden(stores)) {
            lending.requireSameAsConstructor(source, scopes.started(source, context), context);
        }
        scopes.useStarted(ownHidden(stores), context);
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
     * Says whether a parameter takes a server of this extension, or its base URL. Of several extensions, one does.
     *
     * @param parameter the parameter
     * @param context the class or the test
     * @return whether it is a {@link ServerHandle}, or marked {@link dev.snailmail.junit5.Store} or {@link BaseUrl}, and
     *     picks a store of this extension
     * @throws org.junit.jupiter.api.extension.ParameterResolutionException if its mark does not fit its type, or picks no
     *     store, or one of several
     */
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return Recipient.of(parameter).isOne() && lending.lendsTo(parameter, context);
    }

    /**
     * Makes the value of a parameter.
     *
     * @param parameter the parameter
     * @param context the class or the test
     * @return the server or its base URL
     * @throws org.junit.jupiter.api.extension.ParameterResolutionException if the store begins with each test, and the
     *     parameter is not one of a test
     */
    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return lending.toParameter(parameter, context);
    }

    private VisibleStores storesOf(ExtensionContext view, ExtensionContext running) {
        VisibleStores stores = VisibleStores.of(view, running);
        return builder == null || home(view) == null ? stores : stores.with(source(view));
    }

    /** The stores that this extension starts. JUnit calls a registered one, whether a nearer store hides its own or not. */
    private List<StoreSource> own(VisibleStores stores) {
        Stream<StoreSource> started = builder == null
                ? stores.seen().stream()
                : Stream.concat(stores.seen().stream(), stores.hidden().stream());
        return started.filter(this::isOwn).toList();
    }

    /** The hidden stores that this extension starts only if a class around asks for them. */
    private List<StoreSource> ownHidden(VisibleStores stores) {
        return builder == null ? stores.hidden().stream().filter(this::isOwn).toList() : List.of();
    }

    private boolean isOwn(StoreSource source) {
        return builder == null ? source instanceof DeclaredStore : source.identity() == this;
    }

    /**
     * Returns the store of the builder, if there is one, for another extension that JUnit may call before this one.
     *
     * @param first the class of a static field, and otherwise the test
     */
    Optional<StoreSource> registeredStore(ExtensionContext first) {
        if (builder == null) {
            return Optional.empty();
        }
        settle(first);
        return Optional.of(source(first));
    }

    private StoreSource source(ExtensionContext context) {
        return new RegisteredStore(name, builder, this, home(context).context());
    }

    /** The first context that JUnit calls is that of the class for a static field, and of the test for another one. */
    private void settle(ExtensionContext context) {
        ownStore(context)
                .getOrComputeIfAbsent(
                        HOME,
                        absent -> {
                            UnknownParameters.warnOnce(context);
                            return new Home(context);
                        },
                        Home.class);
    }

    /** Null where it has not begun. */
    private Home home(ExtensionContext context) {
        return ownStore(context).get(HOME, Home.class);
    }

    private Store ownStore(ExtensionContext context) {
        return context.getStore(Namespace.create(SlowStoreExtension.class, this));
    }

    private void track(RunningStore server) {
        started.removeIf(earlier -> !earlier.isOpen());
        started.add(server);
    }

    /** In a record, since JUnit closes a context that is put into a store as it is. */
    private record Home(ExtensionContext context) {}
}
