package dev.snailmail.junit5;

import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A configuration parameter of JUnit that holds for the whole suite. */
enum SuiteParameter {
    NETWORK("network"),
    LATENCY("latency"),
    BANDWIDTH("bandwidth"),
    SEED("seed"),
    TIME_SCALE("timeScale"),
    BUDGETS("budgets"),
    BUDGETS_DIRECTORY("budgets.directory"),
    REPORT("report"),
    REPORT_FOLDER("report.folder");

    static final String PREFIX = "snailmail.";

    private final String key;

    SuiteParameter(String suffix) {
        this.key = PREFIX + suffix;
    }

    /** The name that JUnit knows it by. */
    String key() {
        return key;
    }

    /** Reads its value. A blank one is none, as builds hand on properties that nobody has set. */
    Optional<String> read(ExtensionContext context) {
        return context.getConfigurationParameter(key).map(String::strip).filter(text -> !text.isEmpty());
    }

    @Override
    public String toString() {
        return "configuration parameter " + key;
    }
}
