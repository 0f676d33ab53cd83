package dev.snailmail.junit5;

import java.lang.reflect.Field;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** Gives servers to parameters and fields, and refuses what would give a test the server of another one. */
final class Lending {

    private static final Namespace TAKEN = Namespace.create(Lending.class);

    private final Servers servers;
    private final Function<ExtensionContext, VisibleStores> stores;

    /**
     * @param servers starts and finds servers
     * @param stores finds what a class or a test sees
     */
    Lending(Servers servers, Function<ExtensionContext, VisibleStores> stores) {
        this.servers = servers;
        this.stores = stores;
    }

    /** What a method takes, in the class or the test that it runs in. */
    Object toMethod(Recipient recipient, ExtensionContext running) {
        return recipient.valueOf(serverFor(recipient, running, running).handle());
    }

    /** What a constructor takes. A nested test may construct the instances around its own, which see other stores. */
    Object toConstructor(Recipient recipient, Class<?> constructed, ExtensionContext running) {
        ExtensionContext view = Contexts.nearestOf(constructed, running);
        RunningStore server = serverFor(recipient, view, running);
        StoreSource source = sourceFor(recipient, view);
        running.getStore(TAKEN)
                .put(source.identity(), new Taken(recipient, source.context().getUniqueId(), server));
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
            MarkedFields.fill(field, null, toMethod(recipient, context));
        }
        for (Field field : MarkedFields.ofInstances(type)) {
            MarkedFields.requireSense(field);
            Recipient recipient = Recipient.of(field);
            Optional<StoreSource> source = stores.apply(context).pick(recipient.name());
            if (context.getTestInstance().isPresent()
                    && source.filter(store -> !store.perTest()).isPresent()) {
                MarkedFields.fill(field, context.getRequiredTestInstance(), toMethod(recipient, context));
            }
        }
    }

    /** The fields of the instance of a test, and of those around it. */
    void toFieldsOfInstances(ExtensionContext test) {
        Object innermost = test.getRequiredTestInstance();
        for (Object instance : test.getRequiredTestInstances().getAllInstances()) {
            ExtensionContext view = instance == innermost ? test : Contexts.nearestOf(instance.getClass(), test);
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
     * Refuses a test whose constructor took another server than it has.
     *
     * @param source the store
     * @param server the server that the test has of it
     */
    void requireSameAsConstructor(StoreSource source, RunningStore server, ExtensionContext test) {
        Taken taken = test.getStore(TAKEN).get(source.identity(), Taken.class);
        if (taken != null && taken.declaredIn().equals(source.context().getUniqueId()) && taken.server() != server) {
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
        return servers.of(source, running);
    }

    private StoreSource sourceFor(Recipient recipient, ExtensionContext view) {
        VisibleStores visible = stores.apply(view);
        if (visible.areNone()) {
            throw StoreRequired.missing(recipient, view);
        }
        return visible.pick(recipient.name())
                .orElseThrow(() -> recipient.error(visible.whyNot(recipient.name(), recipient.mark())));
    }

    /** Who took which server of which store when it was constructed. */
    private record Taken(Recipient recipient, String declaredIn, RunningStore server) {}
}
