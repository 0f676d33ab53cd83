package dev.snailmail.dialect;

import static dev.snailmail.dialect.CountingObject.LAST_MODIFIED_TEXT;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Conditions in the order of RFC 9110, 13.2.2. The object has the tag "tag" and was changed in mid-second. */
class PreconditionAnswersTest {

    private static final String EARLIER = "Thu, 29 Feb 2024 12:34:55 GMT";
    private static final String LATER = "Thu, 29 Feb 2024 12:34:57 GMT";

    private static Conversation with(String name, String... values) {
        Conversation conversation = Conversation.aboutTenBytes();
        for (String value : values) {
            conversation.with(name, value);
        }
        return conversation;
    }

    private static void assertHeadIsWhole(Answer answer) {
        answer.is(200, 10, "").hasExactly("Accept-Ranges", "ETag", "Last-Modified", "Content-Type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"tag\"", "*", " * ", "\"a\", \"tag\"", "\"a\",\"tag\",W/\"b\"", "\"x,y\" , \"tag\""})
    void ifMatchHolds(String value) {
        with("If-Match", value).get().isWhole();
        assertHeadIsWhole(with("If-Match", value).head());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"other\"", "W/\"tag\"", "tag", "", "\"a\", \"b\"", "\"ta\"", "\"tag", "\"TAG\""})
    void ifMatchFails(String value) {
        with("If-Match", value).get().isPreconditionFailed();
        with("If-Match", value).head().isPreconditionFailed();
    }

    @Test
    void ifMatchLooksAtAllItsLines() {
        with("If-Match", "\"a\"", "\"tag\"").get().isWhole();
        with("If-Match", "\"a\"", "\"b\"").get().isPreconditionFailed();
    }

    @Test
    void ifUnmodifiedSinceFailsOnlyWhenTheDateIsEarlier() {
        with("If-Unmodified-Since", EARLIER).get().isPreconditionFailed();
        with("If-Unmodified-Since", EARLIER).head().isPreconditionFailed();
        with("If-Unmodified-Since", LAST_MODIFIED_TEXT).get().isWhole();
        with("If-Unmodified-Since", LATER).get().isWhole();
    }

    @Test
    void ifUnmodifiedSinceIsIgnoredBesideIfMatch() {
        with("If-Match", "\"tag\"").with("If-Unmodified-Since", EARLIER).get().isWhole();
        with("If-Match", "\"other\"").with("If-Unmodified-Since", LATER).get().isPreconditionFailed();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"tag\"", "W/\"tag\"", "*", "\"a\", \"tag\"", "\"a\",W/\"tag\"", "W/\"a\", \"tag\", \"b\""})
    void ifNoneMatchThatMatchesIsNotModified(String value) {
        with("If-None-Match", value).get().isNotModified();
        with("If-None-Match", value).head().isNotModified();
        with("If-None-Match", "\"first line\"", value).get().isNotModified();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"other\"", "tag", "\"a\", \"b\"", "\"tagtag\"", "\"\"", ""})
    void ifNoneMatchThatDoesNotMatchGoesOn(String value) {
        with("If-None-Match", value).get().isWhole();
        assertHeadIsWhole(with("If-None-Match", value).head());
    }

    @Test
    void ifModifiedSinceIsIgnoredBesideIfNoneMatch() {
        with("If-None-Match", "\"other\"")
                .with("If-Modified-Since", LATER)
                .get()
                .isWhole();
        with("If-None-Match", "\"tag\"")
                .with("If-Modified-Since", EARLIER)
                .get()
                .isNotModified();
    }

    @Test
    void ifModifiedSinceComparesWholeSeconds() {
        with("If-Modified-Since", EARLIER).get().isWhole();
        with("If-Modified-Since", LAST_MODIFIED_TEXT).get().isNotModified();
        with("If-Modified-Since", LAST_MODIFIED_TEXT).head().isNotModified();
        with("If-Modified-Since", LATER).get().isNotModified();
    }

    @Test
    void aFailedConditionComesBeforeOneThatIsNotModified() {
        with("If-Match", "\"other\"").with("If-None-Match", "\"tag\"").get().isPreconditionFailed();
        with("If-Unmodified-Since", EARLIER)
                .with("If-None-Match", "\"tag\"")
                .get()
                .isPreconditionFailed();
        with("If-Match", "\"tag\"").with("If-None-Match", "\"tag\"").get().isNotModified();
    }

    @Test
    void conditionsComeBeforeTheRange() {
        with("Range", "bytes=0-3").with("If-None-Match", "\"tag\"").get().isNotModified();
        with("Range", "bytes=10-").with("If-None-Match", "\"tag\"").get().isNotModified();
        with("Range", "bytes=10-").with("If-Match", "\"other\"").get().isPreconditionFailed();
        with("Range", "bytes=0-3").with("If-Match", "\"tag\"").get().isPart(0, 3, 10);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Thu, 29 Feb 2024 12:34:56 GMT",
                "Thursday, 29-Feb-24 12:34:56 GMT",
                "Thu Feb 29 12:34:56 2024",
                " Thu, 29 Feb 2024 12:34:56 GMT "
            })
    void datesAreReadInAllThreeFormats(String date) {
        with("If-Modified-Since", date).get().isNotModified();
        with("Range", "bytes=0-3").with("If-Range", date).get().isPart(0, 3, 10);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2024-02-29T12:34:56Z",
                "Thu, 29 Feb 2024 12:34:56",
                "Thu, 29 Feb 2024 12:34:56 CET",
                "Fri, 29 Feb 2024 12:34:56 GMT",
                "Thu, 32 Feb 2024 12:34:56 GMT",
                "Thu, 29 Feb 2024 25:34:56 GMT",
                "0",
                "\"tag\""
            })
    void aDateThatDoesNotParseIsNoCondition(String date) {
        with("If-Modified-Since", date).get().isWhole();
        with("If-Unmodified-Since", date).get().isWhole();
    }

    @Test
    void severalDateLinesAreNoCondition() {
        with("If-Modified-Since", LATER, LATER).get().isWhole();
        with("If-Unmodified-Since", EARLIER, EARLIER).get().isWhole();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"tag\"", LAST_MODIFIED_TEXT, " \"tag\" "})
    void ifRangeHolds(String value) {
        with("Range", "bytes=0-3").with("If-Range", value).get().isPart(0, 3, 10);
        with("Range", "bytes=10-").with("If-Range", value).get().isUnsatisfiable(10);
        with("If-Range", value).get().isWhole();
    }

    @ParameterizedTest
    @ValueSource(strings = {"W/\"tag\"", "\"other\"", "tag", "*", EARLIER, LATER, "garbage", "", "\"tag\", \"tag\""})
    void ifRangeThatDoesNotHoldMeansTheWholeObject(String value) {
        with("Range", "bytes=0-3").with("If-Range", value).get().isWhole();
        with("Range", "bytes=10-").with("If-Range", value).get().isWhole();
    }

    @Test
    void severalIfRangeLinesDoNotHold() {
        with("Range", "bytes=0-3")
                .with("If-Range", "\"tag\"")
                .with("If-Range", "\"tag\"")
                .get()
                .isWhole();
    }
}
