package dev.snailmail.junit5;

import java.lang.reflect.Field;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** Gives servers to parameters and fields, and refuses what would give a test the server of another one. */
final class Lending {

    private static final Namespace TAKEN = Namespace.create(Lending.class);

    private final BiFunction<StoreSource, ExtensionContext, RunningStore> servers;
    private final Function<ExtensionContext, VisibleStores> stores;

    /**
     * @param servers starts and finds the servers that classes and tests use
     * @param stores finds what a class or a test sees
     */
    Lending(
            BiFunction<StoreSource, ExtensionContext, RunningStore> servers,
            Function<ExtensionContext, VisibleStores> stores) {
        this.servers = servers;
        this.stores = stores;
    }

    /**
     * Returns what a method takes. As its fields, the methods of an instance around that of a nested test get what their
     * own class sees.
     *
     * @param instance the instance that the method is called on; empty for a static method
     * @param running the class or the test that it runs in
     */
    Object toMethod(Recipient recipient, Optional<Object> instance, ExtensionContext running) {
        ExtensionContext view = instance.map(called -> viewOf(called, running)).orElse(running);
        return recipient.valueOf(serverFor(recipient, view, running).handle());
    }

    private static ExtensionContext viewOf(Object instance, ExtensionContext running) {
        boolean isInnermost = running.getTestInstance().filter(instance::equals).isPresent();
        return isInnermost ? running : Contexts.nearestOf(instance.getClass(), running);
    }

    /** What a constructor takes. A nested test may construct the instances around its own, which see other stores. */
    Object toConstructor(Recipient recipient, Class<?> constructed, ExtensionContext running) {
        ExtensionContext view = Contexts.nearestOf(constructed, running);
        RunningStore server = serverFor(recipient, view, running);
        StoreSource source = sourceFor(recipient, view);
        running.getStore(TAKEN).put(TakenKey.of(source), new Taken(recipient, server));
        return recipient.valueOf(server.handle());
    }

    /** Static fields, and those of an instance for all tests; what each test has its own of comes with the test. */
    void toFieldsOfClass(ExtensionContext context) {
        Class<?> type = context.getRequiredTestClass();
        for (Field field : MarkedFields.ofClass(type)) {
            MarkedFields.requireSense(field);
            Recipient recipient = Recipient.of(field);
            if (field.getDeclaringClass() != type && Contexts.runsBesideOthers(context)) {
                throw recipient.error("is one for all classes that inherit it, of which class " + type.getName()
                        + " may run at the same time as others; make it a field that is not static");
            }
            MarkedFields.fill(field, null, toMethod(recipient, Optional.empty(), context));
        }
        for (Field field : MarkedFields.ofInstances(type)) {
            MarkedFields.requireSense(field);
            Recipient recipient = Recipient.of(field);
            Optional<StoreSource> source = stores.apply(context).pick(recipient.name());
            if (context.getTestInstance().isPresent()
                    && source.filter(store -> !store.perTest()).isPresent()) {
                MarkedFields.fill(
                        field, context.getRequiredTestInstance(), toMethod(recipient, Optional.empty(), context));
            }
        }
    }

    /** The fields of the instance of a test, and of those around it. */
    void toFieldsOfInstances(ExtensionContext test) {
        Object innermost = test.getRequiredTestInstance();
        for (Object instance : test.getRequiredTestInstances().getAllInstances()) {
            ExtensionContext view = viewOf(instance, test);
            for (Field field : MarkedFields.ofInstances(instance.getClass())) {
                MarkedFields.requireSense(field);
                Recipient recipient = Recipient.of(field);
                if (instance != innermost && stores.apply(view).areNone() && StoreRequired.hasStore(view)) {
                    continue; // It is that of another extension, in a field of the class around.
                }
                requireOwnInstance(recipient, Contexts.nearestClass(instance.getClass(), test), test);
                MarkedFields.fill(
                        field,
                        instance,
                        recipient.valueOf(serverFor(recipient, view, test).handle()));
            }
        }
    }

    private static void requireOwnInstance(Recipient recipient, ExtensionContext owner, ExtensionContext test) {
        boolean shared = owner.getTestInstanceLifecycle().equals(Optional.of(Lifecycle.PER_CLASS));
        if (shared && !Contexts.besideOthersWithin(owner, test).isEmpty()) {
            throw recipient.error("is one for all tests of class "
                    + owner.getRequiredTestClass().getName() + ", but " + Contexts.describe(test)
                    + " may run at the same time as other tests and so has a server of its own; take it as a parameter of"
                    + " the test, or run the tests one after the other with @Execution(SAME_THREAD)");
        }
    }

    /**
     * Refuses a test if a constructor took another server than the test has.
     *
     * @param source the store
     * @param server the server that the test has of it; empty if it would have to be started
     */
    void requireSameAsConstructor(StoreSource source, Optional<RunningStore> server, ExtensionContext test) {
        Taken taken = test.getStore(TAKEN).get(TakenKey.of(source), Taken.class);
        if (taken != null && !server.equals(Optional.of(taken.server()))) {
            throw taken.recipient()
                    .error("took the server of the class, but " + Contexts.describe(test)
                            + " may run at the same time as other tests and so has a server of its own; take it as a"
                            + " parameter of the test or in a field marked @Store, or run the tests one after the other"
                            + " with @Execution(SAME_THREAD)");
        }
    }

    private RunningStore serverFor(Recipient recipient, ExtensionContext view, ExtensionContext running) {
        recipient.requireSense();
        StoreSource source = sourceFor(recipient, view);
        if (source.perTest() && running.getTestMethod().isEmpty()) {
            throw recipient.error("asks for a server that begins with each test, that of " + source.where()
                    + "; take it in the test, in @BeforeEach or @AfterEach, or in a field that is not static");
        }
        return servers.apply(source, running);
    }

    private StoreSource sourceFor(Recipient recipient, ExtensionContext view) {
        VisibleStores visible = stores.apply(view);
        if (visible.areNone()) {
            throw StoreRequired.missing(recipient, view);
        }
        return visible.pick(recipient.name())
                .orElseThrow(() -> recipient.error(visible.whyNot(recipient.name(), "@" + recipient.mark() + "(")));
    }

    /** Who took which server when it was constructed. */
    private record Taken(Recipient recipient, RunningStore server) {}

    private record TakenKey(Object identity, String declaredIn) {

        static TakenKey of(StoreSource source) {
            return new TakenKey(source.identity(), source.context().getUniqueId());
        }
    }
}
