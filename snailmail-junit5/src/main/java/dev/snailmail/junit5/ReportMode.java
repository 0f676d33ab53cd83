package dev.snailmail.junit5;

import java.util.Locale;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Of which tests reports are written: {@code snailmail.report}. */
enum ReportMode {
    ALWAYS,
    FAILED,
    NEVER;

    /**
     * What the run is configured with.
     *
     * @throws ExtensionConfigurationException if it is none of these
     */
    static ReportMode of(ExtensionContext context) {
        String asked = SuiteParameter.REPORT.read(context).orElse("failed");
        for (ReportMode mode : values()) {
            if (mode.name().toLowerCase(Locale.ROOT).equals(asked)) {
                return mode;
            }
        }
        throw new ExtensionConfigurationException(
                SuiteParameter.REPORT + " (" + asked + ") must be always, failed or never");
    }

    boolean covers(boolean failed) {
        return this == ALWAYS || this == FAILED && failed;
    }
}
