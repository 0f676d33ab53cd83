package dev.snailmail.junit5;

import dev.snailmail.SlowServerBuilder;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A builder in a field.
 *
 * @param name the name, or an empty string
 * @param settings the builder
 * @param identity the extension
 * @param context that of the class if the field is static, otherwise that of the test
 */
record RegisteredStore(String name, SlowServerBuilder settings, Object identity, ExtensionContext context)
        implements StoreSource {

    @Override
    public String where() {
        return extension() + " in a field of class "
                + context.getRequiredTestClass().getName();
    }

    private String extension() {
        return name.isEmpty() ? "SlowStoreExtension" : "SlowStoreExtension.named(\"" + name + "\", ...)";
    }

    @Override
    public boolean perTest() {
        return context.getTestMethod().isPresent();
    }

    @Override
    public boolean startsBeforeConstructors() {
        return !perTest();
    }

    @Override
    public RunningStore start(ExtensionContext scope) {
        SuiteSettings suite = SuiteSettings.of(scope);
        try {
            return RunningStore.start(settings.movedTo(suite::moved, suite::timeScale), () -> {}, where(), scope);
        } catch (IllegalArgumentException | UncheckedIOException e) {
            throw new ExtensionConfigurationException(where() + ": " + e.getMessage(), e);
        }
    }

    /** A builder does not tell its port; if that is taken, the second server says so. */
    @Override
    public void requireSeveral(String test) {}
}
