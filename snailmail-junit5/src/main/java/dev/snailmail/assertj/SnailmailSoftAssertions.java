package dev.snailmail.assertj;

import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractSoftAssertions;
import org.assertj.core.api.SoftAssertionsProvider;
import org.assertj.core.api.StandardSoftAssertionsProvider;
import org.assertj.core.internal.Failures;

/**
 * AssertJ's soft assertions, and those on servers and recordings: all failures are reported together.
 *
 * <pre>{@code
 * SnailmailSoftAssertions.assertSoftly(softly -> {
 *     softly.assertThat(cost).hadAtMostGets(2).hadNoMisses();
 *     softly.assertThat(tile.width()).isEqualTo(256);
 * });
 * }</pre>
 */
public final class SnailmailSoftAssertions extends AbstractSoftAssertions
        implements StandardSoftAssertionsProvider, SnailmailSoftAssertionsProvider {

    /** Soft assertions without a failure so far; {@link #assertAll()} reports. */
    public SnailmailSoftAssertions() {}

    /**
     * Runs assertions and then reports all that failed.
     *
     * @param softly the assertions
     */
    public static void assertSoftly(Consumer<SnailmailSoftAssertions> softly) {
        try {
            SoftAssertionsProvider.assertSoftly(SnailmailSoftAssertions.class, softly);
        } catch (AssertionError failure) {
            if (Failures.instance().isRemoveAssertJRelatedElementsFromStackTrace()) {
                failure.setStackTrace(Stream.of(failure.getStackTrace())
                        .filter(frame -> !frame.getClassName().equals(SnailmailSoftAssertions.class.getName()))
                        .toArray(StackTraceElement[]::new));
            }
            throw failure;
        }
    }
}
