package dev.snailmail.junit5;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.ServerHandle;
import java.util.List;
import org.opentest4j.AssertionFailedError;

/** Runs sample classes with budgets. */
final class BudgetRun {

    static final String TWO_FILES = "synthetic(a: 10B, b: 20B)";

    private BudgetRun() {}

    static void read(ServerHandle server, String... keys) {
        for (String key : keys) {
            JupiterRun.read(server, key);
        }
    }

    /** The failures of a sample, each without the picture, and with times blurred. */
    static List<String> failuresOf(Class<?> sample) {
        return messages(JupiterRun.of(sample).failures());
    }

    static List<String> messages(List<Throwable> failures) {
        assertThat(failures).allSatisfy(failure -> assertThat(failure).isExactlyInstanceOf(AssertionFailedError.class));
        return failures.stream()
                .map(failure -> failure.getMessage().split("\n\n")[0].replaceAll(" +\\d+\\.\\dms", " ~ms"))
                .toList();
    }
}
