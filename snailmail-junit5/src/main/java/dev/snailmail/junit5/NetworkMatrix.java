package dev.snailmail.junit5;

import dev.snailmail.network.Network;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;

/** Makes the invocations of a {@link NetworkTest}: each network with all arguments. */
final class NetworkMatrix implements TestTemplateInvocationContextProvider {

    /** Refuses another template beside it here, since JUnit asks every provider before the first invocation of any. */
    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        requireAlone(context.getRequiredTestMethod(), context);
        return true;
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        Method method = context.getRequiredTestMethod();
        NetworkTest declared =
                AnnotationSupport.findAnnotation(method, NetworkTest.class).orElseThrow();
        String where = where(context);
        List<NamedNetwork> networks = networks(declared, where);
        requireName(declared, where);
        ArgumentRows.requireSupported(method, where);
        AtomicInteger number = new AtomicInteger();
        return networks.stream()
                .flatMap(network -> ArgumentRows.of(context, where).stream()
                        .map(row -> new NetworkInvocation(
                                number.incrementAndGet(), network, row, declared, context.getDisplayName(), where)));
    }

    private static List<NamedNetwork> networks(NetworkTest declared, String where) {
        if (declared.value().length == 0) {
            throw new ExtensionConfigurationException(
                    where + " names no network; it needs one or more, such as {\"s3-standard\", \"lte\"}");
        }
        List<NamedNetwork> networks = new ArrayList<>();
        for (String spec : declared.value()) {
            String here = where + ", network " + (networks.size() + 1) + " of " + declared.value().length;
            try {
                networks.add(new NamedNetwork(spec, Network.parse(spec), here));
            } catch (IllegalArgumentException e) {
                throw new ExtensionConfigurationException(here + ": " + e.getMessage(), e);
            }
        }
        return networks;
    }

    private static void requireName(NetworkTest declared, String where) {
        if (!declared.name().isEmpty() && declared.name().isBlank()) {
            throw new ExtensionConfigurationException(
                    where + ", attribute name: name (" + declared.name() + ") must not be blank");
        }
    }

    private static void requireAlone(Method method, ExtensionContext context) {
        for (Annotation other : method.getDeclaredAnnotations()) {
            Class<? extends Annotation> type = other.annotationType();
            if (type != NetworkTest.class
                    && !AnnotationSupport.isAnnotated(type, NetworkTest.class)
                    && AnnotationSupport.isAnnotated(type, Testable.class)) {
                throw new ExtensionConfigurationException(where(context) + " stands beside @" + type.getSimpleName()
                        + ", which would run the test by itself, on the network of its store; use one of the two."
                        + " @NetworkTest takes arguments from @ValueSource, @MethodSource and the like");
            }
        }
    }

    private static String where(ExtensionContext context) {
        return "@NetworkTest on method " + context.getRequiredTestClass().getName() + "."
                + context.getRequiredTestMethod().getName();
    }

    /**
     * A network of the annotation.
     *
     * @param spec as it is written there
     * @param network what that is
     * @param where the annotation and the number in it, for people
     */
    record NamedNetwork(String spec, Network network, String where) {}
}
