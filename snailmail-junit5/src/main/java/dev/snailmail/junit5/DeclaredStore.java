package dev.snailmail.junit5;

import dev.snailmail.SlowServer;
import dev.snailmail.SlowServerBuilder;
import dev.snailmail.network.Bandwidth;
import dev.snailmail.network.Latency;
import dev.snailmail.network.Network;
import dev.snailmail.network.NetworkBuilder;
import dev.snailmail.network.TimeScale;
import dev.snailmail.store.ObjectStore;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * A {@link SlowStore} with the class that it applies to.
 *
 * @param settings the annotation
 * @param testClass the class
 * @param context the outermost context of that class, with which its server ends
 */
record DeclaredStore(SlowStore settings, Class<?> testClass, ExtensionContext context) {

    private static final String CLASSPATH = "classpath:";
    private static final String ALLOWED_ROOTS =
            "; allowed: a directory or a file, relative to the directory of the module, or \"classpath:folder\"";

    /** Looks at the class of a context, then at the classes around it. */
    static Optional<DeclaredStore> nearest(ExtensionContext from) {
        Optional<ExtensionContext> context = Optional.of(from);
        while (context.isPresent()) {
            Optional<Class<?>> testClass = context.get().getTestClass();
            Optional<SlowStore> settings = AnnotationSupport.findAnnotation(testClass, SlowStore.class);
            if (settings.isPresent()) {
                return Optional.of(new DeclaredStore(
                        settings.get(), testClass.orElseThrow(), outermost(context.get(), testClass)));
            }
            context = context.get().getParent();
        }
        return Optional.empty();
    }

    /** The contexts of tests, and of the invocations of a class template, lie within it. */
    private static ExtensionContext outermost(ExtensionContext context, Optional<Class<?>> testClass) {
        Optional<ExtensionContext> parent = context.getParent();
        return parent.isPresent() && parent.get().getTestClass().equals(testClass)
                ? outermost(parent.get(), testClass)
                : context;
    }

    /** Validates every attribute, then starts the server. */
    RunningStore start() {
        Network network = network();
        attribute("timeScale", () -> scaled(network));
        ObjectStore store = attribute("root", this::openRoot);
        try {
            SlowServerBuilder builder =
                    SlowServer.builder(store).network(network).timeScale(settings.timeScale());
            return new RunningStore(
                    attribute("port", () -> builder.port(settings.port()).start()), store);
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    private Network network() {
        NetworkBuilder network = isSet(settings.network())
                ? attribute("network", () -> Network.parse(settings.network()).toBuilder())
                : Network.builder();
        if (isSet(settings.latency())) {
            network.latency(attribute("latency", () -> Latency.parse(settings.latency())));
        }
        if (isSet(settings.bandwidth())) {
            network.shared(attribute("bandwidth", () -> Bandwidth.parse(settings.bandwidth())));
        }
        return network.seed(settings.seed()).build();
    }

    private static boolean isSet(String attribute) {
        return !attribute.isEmpty();
    }

    private TimeScale scaled(Network network) {
        TimeScale scale = TimeScale.of(settings.timeScale());
        scale.requireHolds(network);
        return scale;
    }

    private ObjectStore openRoot() {
        String root = settings.root();
        if (root.isBlank()) {
            throw new IllegalArgumentException("root (" + root + ") must not be blank" + ALLOWED_ROOTS);
        }
        try {
            return root.startsWith(CLASSPATH)
                    ? ObjectStore.classpath(root.substring(CLASSPATH.length()))
                    : ObjectStore.at(Path.of(root));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(e.getMessage() + ALLOWED_ROOTS, e);
        }
    }

    private <T> T attribute(String name, Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException | UncheckedIOException e) {
            throw new ExtensionConfigurationException(
                    "@SlowStore on class " + testClass.getName() + ", attribute " + name + ": " + e.getMessage(), e);
        }
    }
}
