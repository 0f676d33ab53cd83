package dev.snailmail.junit5;

import dev.snailmail.recording.Recording;
import dev.snailmail.report.FailureText;
import dev.snailmail.report.TextWaterfall;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The requests of a test that failed, suppressed in its failure: so they are printed where that is, once, and by every
 * tool that prints it, whatever else runs at the same time. It has no stack trace, for it comes from nowhere.
 */
final class WaterfallOfTest extends Exception {

    private static final long serialVersionUID = 1L;

    private WaterfallOfTest(String message) {
        super(message, null, false, false);
    }

    static void addTo(Throwable failure, String store, Recording recording, Optional<Path> folder) {
        boolean shown = FailureText.hasPicture(failure.getMessage());
        if (shown && folder.isEmpty()) {
            return;
        }
        StringBuilder text = new StringBuilder("what ").append(store).append(" was asked for in this test");
        folder.ifPresent(path -> text.append(": ").append(path));
        if (!shown) {
            text.append('\n').append(TextWaterfall.of(recording));
        }
        failure.addSuppressed(new WaterfallOfTest(text.toString().stripTrailing()));
    }

    /** Without the name of this class, which says nothing to anybody. */
    @Override
    public String toString() {
        return getMessage();
    }
}
