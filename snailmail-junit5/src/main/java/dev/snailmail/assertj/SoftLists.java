package dev.snailmail.assertj;

import dev.snailmail.recording.RequestRecord;
import java.util.List;
import java.util.function.Function;
import org.assertj.core.api.ListAssert;
import org.assertj.core.api.SoftAssertionsProvider;

/** Makes the assertions on a list of requests soft, as those are that they come from. */
final class SoftLists implements Function<List<RequestRecord>, ListAssert<RequestRecord>> {

    private final SoftAssertionsProvider softly;

    SoftLists(SoftAssertionsProvider softly) {
        this.softly = softly;
    }

    @Override
    @SuppressWarnings("unchecked") // A class literal cannot say what the list is of; AssertJ does the same.
    public ListAssert<RequestRecord> apply(List<RequestRecord> requests) {
        return softly.proxy(ListAssert.class, List.class, requests);
    }
}
