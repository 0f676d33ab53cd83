package dev.snailmail.junit5;

import java.lang.reflect.Field;
import java.util.List;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Makes a mark an error where there is no store, and leaves it to {@link SlowStoreExtension} where there is one. */
final class StoreRequired implements BeforeAllCallback, BeforeEachCallback, ParameterResolver {

    @Override
    public void beforeAll(ExtensionContext context) {
        require(context, MarkedFields.ofClass(context.getRequiredTestClass()));
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        require(context, MarkedFields.ofInstances(context.getRequiredTestClass()));
    }

    private static void require(ExtensionContext context, List<Field> fields) {
        if (!fields.isEmpty() && !hasStore(context)) {
            throw missing(Recipient.of(fields.get(0)), context);
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        if (hasStore(context)) {
            return false;
        }
        throw missing(Recipient.of(parameter), context);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        throw missing(Recipient.of(parameter), context);
    }

    /**
     * Makes the error.
     *
     * @param recipient who asks for a store
     * @param context the class or the test that has none
     */
    static RuntimeException missing(Recipient recipient, ExtensionContext context) {
        return recipient.error("asks for a store, but "
                + (context.getTestMethod().isPresent() ? "neither " + Contexts.describe(context) + " nor" : "neither")
                + " class " + context.getRequiredTestClass().getName() + " nor a class around it has a @SlowStore");
    }

    /** Whether an annotation or an extension in a field has one for a class or a test. */
    private static boolean hasStore(ExtensionContext context) {
        return !VisibleStores.of(context).areNone();
    }
}
