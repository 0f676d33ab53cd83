package dev.snailmail.junit5;

import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Whether the best figures are compared or written. */
enum BudgetMode {
    CHECK,
    WRITE;

    private static final String FOLDER = "src/test/resources";

    static BudgetMode of(ExtensionContext context) {
        String value = SuiteParameter.BUDGETS.read(context).orElse("check");
        return switch (value) {
            case "check" -> CHECK;
            case "write" -> WRITE;
            default ->
                throw new ExtensionConfigurationException(SuiteParameter.BUDGETS.key() + " (" + value
                        + ") must be \"write\", which writes the figures of tests to files, or \"check\", which compares"
                        + " them with what is there");
        };
    }

    /** The folder that the files are in, those of each package in folders of their own. */
    static Path folder(ExtensionContext context) {
        return Path.of(SuiteParameter.BUDGETS_DIRECTORY.read(context).orElse(FOLDER));
    }
}
