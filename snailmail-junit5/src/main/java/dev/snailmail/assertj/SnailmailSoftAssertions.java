package dev.snailmail.assertj;

import java.util.List;
import java.util.function.Consumer;
import org.assertj.core.api.AbstractSoftAssertions;
import org.assertj.core.api.SoftAssertionsProvider;
import org.assertj.core.api.StandardSoftAssertionsProvider;

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
            removeOurFrame(failure);
            throw failure;
        }
    }

    /** As AssertJ does with its own frames, unless its user wants to see them. */
    private static void removeOurFrame(AssertionError failure) {
        List<StackTraceElement> frames = List.of(failure.getStackTrace());
        if (frames.stream().noneMatch(frame -> frame.getClassName().startsWith("org.assertj."))) {
            failure.setStackTrace(frames.stream()
                    .filter(frame -> !frame.getClassName().equals(SnailmailSoftAssertions.class.getName()))
                    .toArray(StackTraceElement[]::new));
        }
    }
}
