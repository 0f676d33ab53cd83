package dev.snailmail.recording;

import dev.snailmail.text.Printable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;

/** The function that makes labels of keys, which a user wrote and which may fail. Safe for use by any thread. */
final class Classifier {

    private static final System.Logger LOGGER = System.getLogger("dev.snailmail");
    private static final String FAILED = "(classify failed)";

    private final UnaryOperator<String> labelOfKey;
    private final AtomicBoolean warned = new AtomicBoolean();

    Classifier(UnaryOperator<String> labelOfKey) {
        this.labelOfKey = labelOfKey;
    }

    /** {@return the label of a key; a label that says so if the function fails} */
    String labelOf(String key) {
        try {
            return String.valueOf(labelOfKey.apply(key));
        } catch (Throwable e) { // A request must be recorded even if the function throws an Error.
            if (!warned.getAndSet(true)) {
                LOGGER.log(
                        System.Logger.Level.WARNING,
                        "classify failed for key " + Printable.inLine(key) + "; its label is " + FAILED
                                + ", and further failures are not logged",
                        e);
            }
            return FAILED;
        }
    }
}
