package dev.snailmail.dialect;

import static dev.snailmail.dialect.CountingObject.LAST_MODIFIED;
import static dev.snailmail.dialect.CountingObject.LAST_MODIFIED_TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** The object was changed 0.789 s into a second. What follows from that depends on when it is asked for. */
class DatesInAnswersTest {

    private static final Instant SECOND_OF_THE_CHANGE = LAST_MODIFIED.truncatedTo(ChronoUnit.SECONDS);

    /** Before then, the object is from the future. */
    private static final Instant BEFORE = SECOND_OF_THE_CHANGE.minusSeconds(3_600);

    private static Conversation at(Instant time) {
        return Conversation.aboutTenBytes().at(time);
    }

    private static String text(Instant time) {
        return HttpDates.format(time);
    }

    @Test
    void anAnswerSaysWhenItWasMade() {
        Instant time = Instant.parse("2024-03-01T00:00:00.999Z");
        at(time).get().has("Date", "Fri, 01 Mar 2024 00:00:00 GMT").has("Last-Modified", LAST_MODIFIED_TEXT);
        at(time).head().has("Date", "Fri, 01 Mar 2024 00:00:00 GMT");
        at(time).with("If-None-Match", "*").get().isNotModified().has("Date", "Fri, 01 Mar 2024 00:00:00 GMT");
    }

    @Test
    void anObjectFromTheFutureWasChangedNow() {
        Answer answer = at(BEFORE).get();
        assertThat(answer.header("Last-Modified"))
                .isEqualTo(answer.header("Date"))
                .isEqualTo(text(BEFORE));
    }

    @Test
    void conditionsSeeTheDateThatIsSent() {
        String sent = at(BEFORE).get().header("Last-Modified");
        assertThat(at(BEFORE).with("If-Modified-Since", sent).get().status()).isEqualTo(304);
        assertThat(at(BEFORE).with("If-Unmodified-Since", sent).get().status()).isEqualTo(200);

        Instant later = BEFORE.plusSeconds(1);
        assertThat(at(later).with("If-Modified-Since", sent).get().status()).isEqualTo(200);
        assertThat(at(later).with("If-Unmodified-Since", sent).get().status()).isEqualTo(412);
    }

    @Test
    void aDateWithinTheSecondOfTheChangeIsNoReasonToSendARange() {
        for (Instant time : new Instant[] {SECOND_OF_THE_CHANGE, LAST_MODIFIED, SECOND_OF_THE_CHANGE.plusMillis(999)}) {
            Answer answer = ranged(time, LAST_MODIFIED_TEXT);
            assertThat(answer.status()).as("%s", time).isEqualTo(200);
        }
        assertThat(ranged(SECOND_OF_THE_CHANGE.plusSeconds(1), LAST_MODIFIED_TEXT)
                        .status())
                .isEqualTo(206);
    }

    @Test
    void aDateFromTheFutureIsNoReasonToSendARange() {
        assertThat(ranged(BEFORE, text(BEFORE)).status()).isEqualTo(200);
        assertThat(ranged(BEFORE, LAST_MODIFIED_TEXT).status()).isEqualTo(200);
    }

    @Test
    void anEntityTagIsAReasonAtAnyTime() {
        assertThat(ranged(BEFORE, CountingObject.ETAG).status()).isEqualTo(206);
        assertThat(ranged(LAST_MODIFIED, CountingObject.ETAG).status()).isEqualTo(206);
    }

    @Property
    void lastModifiedIsNeverLaterThanDate(@ForAll @LongRange(min = -5_000, max = 5_000) long millis) {
        Answer answer = at(LAST_MODIFIED.plusMillis(millis)).get();
        Instant date = HttpDates.parse(answer.header("Date")).orElseThrow();
        Instant modified = HttpDates.parse(answer.header("Last-Modified")).orElseThrow();
        assertThat(modified).isBeforeOrEqualTo(date).isBeforeOrEqualTo(SECOND_OF_THE_CHANGE);
    }

    /** Two answers of one date never join to a mixture, since the object may not change any more within its second. */
    @Property
    void aRangeByDateIsSentOnlyWhenTheSecondIsOver(
            @ForAll @LongRange(min = -5_000, max = 5_000) long first,
            @ForAll @LongRange(min = 0, max = 5_000) long between) {
        Instant time = LAST_MODIFIED.plusMillis(first);
        String date = at(time).get().header("Last-Modified");
        Instant later = time.plusMillis(between);
        boolean over = later.isAfter(HttpDates.parse(date).orElseThrow().plusMillis(999));
        boolean same = at(later).get().header("Last-Modified").equals(date);
        assertThat(ranged(later, date).status()).isEqualTo(over && same ? 206 : 200);
    }

    private static Answer ranged(Instant time, String ifRange) {
        return at(time).with("Range", "bytes=0-3").with("If-Range", ifRange).get();
    }
}
