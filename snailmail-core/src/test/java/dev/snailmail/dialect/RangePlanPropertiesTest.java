package dev.snailmail.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What is planned against slices of the bytes. */
class RangePlanPropertiesTest {

    @Property
    void aRangeIsASlice(
            @ForAll @IntRange(min = 1, max = 200) int size,
            @ForAll @IntRange(min = 0, max = 250) int first,
            @ForAll @IntRange(min = 0, max = 250) int length) {
        int last = first + length;
        Answer answer = Conversation.about(size)
                .with("Range", "bytes=" + first + "-" + last)
                .get();
        if (first >= size) {
            answer.isUnsatisfiable(size);
        } else {
            String whole = CountingObject.digits(0, size);
            answer.isPart(first, Math.min(last, size - 1), size);
            assertThat(answer.body()).isEqualTo(whole.substring(first, Math.min(last + 1, size)));
        }
    }

    @Property
    void aSuffixIsTheEnd(@ForAll @IntRange(min = 1, max = 200) int size, @ForAll @IntRange(max = 250) int length) {
        Answer answer =
                Conversation.about(size).with("Range", "bytes=-" + length).get();
        if (length == 0) {
            answer.isUnsatisfiable(size);
        } else {
            answer.isPart(Math.max(0, size - length), size - 1, size);
        }
    }

    @Property
    void noHeaderMakesItThrow(@ForAll String range, @ForAll String tags, @ForAll String date) {
        Answer answer = Conversation.aboutTenBytes()
                .with("Range", range)
                .with("If-None-Match", tags)
                .with("If-Unmodified-Since", date)
                .with("If-Range", date)
                .get();
        assertThat(answer.status()).isIn(200, 206, 304, 412, 416);
    }
}
