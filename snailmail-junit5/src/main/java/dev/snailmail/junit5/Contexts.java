package dev.snailmail.junit5;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** How the contexts of tests and classes lie within each other, and which of them may run side by side. */
final class Contexts {

    private static final String PARALLEL = "junit.jupiter.execution.parallel.enabled";

    private Contexts() {}

    /** A context and those around it, the innermost first. */
    static List<ExtensionContext> outwards(ExtensionContext from) {
        return Stream.iterate(
                        Optional.of(from), Optional::isPresent, inner -> inner.flatMap(ExtensionContext::getParent))
                .flatMap(Optional::stream)
                .toList();
    }

    /** The innermost of a class, which may be that of a test of it; or else where the search began. */
    static ExtensionContext nearestOf(Class<?> type, ExtensionContext from) {
        return nearest(from, context -> context.getTestClass().equals(Optional.of(type)));
    }

    /** The innermost of a class that is not that of a test; or else where the search began. */
    static ExtensionContext nearestClass(Class<?> type, ExtensionContext from) {
        return nearest(
                from,
                context -> context.getTestClass().equals(Optional.of(type))
                        && context.getTestMethod().isEmpty());
    }

    private static ExtensionContext nearest(ExtensionContext from, Predicate<ExtensionContext> wanted) {
        return outwards(from).stream().filter(wanted).findFirst().orElse(from);
    }

    /** Whether one lies within another, or is it. */
    static boolean isWithin(String inner, String outer) {
        return inner.equals(outer) || inner.startsWith(outer + "/");
    }

    /** "class a.B", or "a.B > test()" for a test. */
    static String describe(ExtensionContext context) {
        String type = context.getTestClass().map(Class::getName).orElse("");
        return context.getTestMethod().isPresent() ? type + " > " + context.getDisplayName() : "class " + type;
    }

    /** The same, with an invocation behind the test that it is one of: "a.B > test(int) > [1] 5". */
    static String describeInvocation(ExtensionContext test) {
        return test.getParent()
                .filter(around -> around.getTestMethod().isPresent())
                .map(around -> describe(around) + " > " + test.getDisplayName())
                .orElseGet(() -> describe(test));
    }

    /** Whether it may run at the same time as what lies beside it. */
    static boolean runsBesideOthers(ExtensionContext context) {
        return context.getExecutionMode() == ExecutionMode.CONCURRENT
                && context.getConfigurationParameter(PARALLEL)
                        .map(Boolean::parseBoolean)
                        .orElse(false);
    }

    /**
     * What may run beside others that share a server, from the classes inwards to the test; mostly nothing.
     *
     * @param shared the class that they share it in
     * @param running the class or the test
     */
    static List<ExtensionContext> besideOthersWithin(ExtensionContext shared, ExtensionContext running) {
        List<ExtensionContext> beside = new ArrayList<>();
        boolean testIsBeside = false;
        for (ExtensionContext context : outwards(running)) {
            if (context.getUniqueId().equals(shared.getUniqueId())) {
                break;
            } else if (runsBesideOthers(context) && context.getTestMethod().isPresent()) {
                testIsBeside = true;
            } else if (runsBesideOthers(context)) {
                beside.add(context);
            }
        }
        Collections.reverse(beside);
        if (testIsBeside) {
            // The repetitions of one method run beside each other, so it is the innermost that counts.
            beside.add(running);
        }
        return beside;
    }
}
