package dev.snailmail.examples.bench;

import dev.snailmail.examples.bench.result.Results;
import dev.snailmail.examples.bench.result.Subject;
import dev.snailmail.examples.bench.whatif.ElsewhereErrors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How close estimates come for readers that were written elsewhere, as far as they are installed. Takes about ten minutes, and
 * needs programs that most machines do not have, so it runs with {@code -Dbench=whatif}, and not with all other benchmarks.
 */
@Tag("whatif")
@Tag("readers")
class ReadersBench {

    private final Results results = Results.of(Subject.READERS);

    @Test
    void everyInstalledReaderOnEveryPreset() throws Exception {
        ElsewhereErrors.measure(results);
        results.publish();
    }
}
