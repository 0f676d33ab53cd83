package dev.snailmail.junit5;

import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Whether the best figures are compared or written. */
enum BudgetMode {
    CHECK,
    WRITE;

    /** A JUnit parameter or a system property. */
    static final String PARAMETER = "snailmail.budgets";

    private static final String FOLDER_PARAMETER = PARAMETER + ".directory";
    private static final String FOLDER = "src/test/resources";

    static BudgetMode of(ExtensionContext context) {
        String value = context.getConfigurationParameter(PARAMETER).orElse("check");
        return switch (value) {
            case "check" -> CHECK;
            case "write" -> WRITE;
            default ->
                throw new ExtensionConfigurationException(PARAMETER + " (" + value
                        + ") must be \"write\", which writes the figures of tests to files, or \"check\", which compares"
                        + " them with what is there");
        };
    }

    /** The folder that the files are in, those of each package in folders of their own. */
    static Path folder(ExtensionContext context) {
        return Path.of(context.getConfigurationParameter(FOLDER_PARAMETER).orElse(FOLDER));
    }
}
