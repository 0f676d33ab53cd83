package dev.snailmail.junit5;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;

/**
 * Gives the servers of one extension to parameters and fields, and refuses what would give a test the server of another
 * test. All extensions see the same stores, so of a parameter or a field exactly one of them finds that it is its own.
 */
final class Lending {

    private static final Namespace TAKEN = Namespace.create(Lending.class);

    private final BiFunction<StoreSource, ExtensionContext, RunningStore> servers;
    private final BiFunction<ExtensionContext, ExtensionContext, VisibleStores> stores;
    private final Predicate<StoreSource> isOwn;

    /**
     * @param servers starts and finds the servers that classes and tests use
     * @param stores finds what a class or a test sees while another one within it runs
     * @param isOwn whether a store is one of this extension
     */
    Lending(
            BiFunction<StoreSource, ExtensionContext, RunningStore> servers,
            BiFunction<ExtensionContext, ExtensionContext, VisibleStores> stores,
            Predicate<StoreSource> isOwn) {
        this.servers = servers;
        this.stores = stores;
        this.isOwn = isOwn;
    }

    /**
     * Whether a parameter is for a server of this extension.
     *
     * @param running the class or the test that its method or constructor runs in
     */
    boolean lendsTo(ParameterContext parameter, ExtensionContext running) {
        return isOwn.test(sourceFor(Recipient.of(parameter), viewOf(parameter, running), running));
    }

    /**
     * Returns what a parameter takes. A nested test may construct the instances around its own, which see other stores.
     *
     * @param running the class or the test that its method or constructor runs in
     */
    Object toParameter(ParameterContext parameter, ExtensionContext running) {
        Recipient recipient = Recipient.of(parameter);
        StoreSource source = sourceFor(recipient, viewOf(parameter, running), running);
        RunningStore server = serverOf(source, recipient, running);
        if (parameter.getDeclaringExecutable() instanceof Constructor<?>) {
            running.getStore(TAKEN).put(TakenKey.of(source), new Taken(recipient, server));
        }
        return recipient.valueOf(server.handle());
    }

    /** As its fields, the methods of an instance around that of a nested test get what their own class sees. */
    private static ExtensionContext viewOf(ParameterContext parameter, ExtensionContext running) {
        return parameter.getDeclaringExecutable() instanceof Constructor<?> constructor
                ? Contexts.nearestOf(constructor.getDeclaringClass(), running)
                : parameter.getTarget().map(called -> viewOf(called, running)).orElse(running);
    }

    private static ExtensionContext viewOf(Object instance, ExtensionContext running) {
        boolean isInnermost = running.getTestInstance().filter(instance::equals).isPresent();
        return isInnermost ? running : Contexts.nearestOf(instance.getClass(), running);
    }

    /** Static fields, and those of an instance for all tests; what each test has its own of comes with the test. */
    void toFieldsOfClass(ExtensionContext context) {
        Class<?> type = context.getRequiredTestClass();
        for (Field field : MarkedFields.ofClass(type)) {
            MarkedFields.requireSense(field);
            Recipient recipient = Recipient.of(field);
            StoreSource source = sourceFor(recipient, context, context);
            if (!isOwn.test(source)) {
                continue;
            }
            if (field.getDeclaringClass() != type && Contexts.runsBesideOthers(context)) {
                throw recipient.error("is one for all classes that inherit it, of which class " + type.getName()
                        + " may run at the same time as others; make it a field that is not static");
            }
            MarkedFields.fill(
                    field,
                    null,
                    recipient.valueOf(serverOf(source, recipient, context).handle()));
        }
        for (Field field : MarkedFields.ofInstances(type)) {
            MarkedFields.requireSense(field);
            Recipient recipient = Recipient.of(field);
            if (context.getTestInstance().isEmpty()) {
                continue;
            }
            stores.apply(context, context)
                    .pick(recipient.name())
                    .filter(isOwn)
                    .filter(source -> !source.perTest())
                    .ifPresent(source -> MarkedFields.fill(
                            field,
                            context.getRequiredTestInstance(),
                            recipient.valueOf(
                                    serverOf(source, recipient, context).handle())));
        }
    }

    /** The fields of the instance of a test, and of those around it. */
    void toFieldsOfInstances(ExtensionContext test) {
        for (Object instance : test.getRequiredTestInstances().getAllInstances()) {
            ExtensionContext view = viewOf(instance, test);
            for (Field field : MarkedFields.ofInstances(instance.getClass())) {
                MarkedFields.requireSense(field);
                Recipient recipient = Recipient.of(field);
                StoreSource source = sourceFor(recipient, view, test);
                if (!isOwn.test(source)) {
                    continue;
                }
                requireOwnInstance(recipient, Contexts.nearestClass(instance.getClass(), test), test);
                MarkedFields.fill(
                        field,
                        instance,
                        recipient.valueOf(serverOf(source, recipient, test).handle()));
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

    private RunningStore serverOf(StoreSource source, Recipient recipient, ExtensionContext running) {
        if (source.perTest() && running.getTestMethod().isEmpty()) {
            throw recipient.error("asks for a server that begins with each test, that of " + source.where()
                    + "; take it in the test, in @BeforeEach or @AfterEach, or in a field that is not static");
        }
        return servers.apply(source, running);
    }

    private StoreSource sourceFor(Recipient recipient, ExtensionContext view, ExtensionContext running) {
        recipient.requireSense();
        VisibleStores visible = stores.apply(view, running);
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
