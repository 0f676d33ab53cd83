package dev.snailmail.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.exchange.RuleVerdicts;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which requests count as failed, and from when on they may be made again. */
class AttemptsTest {

    private final Traffic traffic = new Traffic();

    private void at(long millis) {
        traffic.ticker().set(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    private Admission answered(int status) {
        Admission admission = traffic.arrive("a");
        admission.planned(Traffic.answer(status), 0);
        admission.headBegins(traffic.ticker().nanos());
        return admission;
    }

    private void ends(Admission admission, Outcome outcome) {
        admission.ended(outcome, traffic.ticker().nanos());
    }

    private int retries() {
        return traffic.read().retries().count();
    }

    @ParameterizedTest
    @EnumSource(Outcome.class)
    void whatEndedEarlyAgainstItsClientsWillFailed(Outcome outcome) {
        Admission first = answered(200);
        at(10);
        if (outcome != Outcome.INCOMPLETE) {
            ends(first, outcome);
        }
        ends(answered(200), Outcome.COMPLETE);
        boolean failed = switch (outcome) {
            case SERVER_CLOSED, FAILED, CUT_SHORT -> true;
            case COMPLETE, CLIENT_LEFT, INCOMPLETE -> false;
        };
        assertThat(retries()).isEqualTo(failed ? 1 : 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 503, 599})
    void theseStatusesAskToTryAgain(int status) {
        ends(answered(status), Outcome.COMPLETE);
        ends(answered(200), Outcome.COMPLETE);
        assertThat(retries()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 206, 304, 400, 404, 412, 416, 499})
    void theseDoNot(int status) {
        ends(answered(status), Outcome.COMPLETE);
        ends(answered(200), Outcome.COMPLETE);
        assertThat(retries()).isZero();
    }

    @Test
    void aClientThatLeftFailedOnlyWithAFault() {
        Admission stalled = answered(200);
        stalled.metFaults(RuleVerdicts.none(), Optional.of("stall(1s)"));
        at(10);
        ends(stalled, Outcome.CLIENT_LEFT);
        ends(answered(200), Outcome.COMPLETE);
        assertThat(retries()).isEqualTo(1);
    }

    /** Its next request may reach another thread before its leaving reaches this one. */
    @ParameterizedTest
    @ValueSource(longs = {0, 49, 50, 51, 1_000})
    void aHangUpMayBeNoticedAMomentAfterTheRetry(long late) {
        Admission stalled = answered(200);
        stalled.metFaults(RuleVerdicts.none(), Optional.of("stall(9s)"));
        at(100);
        Admission retry = answered(200);
        at(100 + late);
        ends(stalled, Outcome.CLIENT_LEFT);
        ends(retry, Outcome.COMPLETE);
        assertThat(retries()).isEqualTo(late <= 50 ? 1 : 0);
    }

    /** What the server ends is not known to its client before it has ended. */
    @Test
    void aResetIsNotKnownBeforeItIsSent() {
        Admission cut = answered(200);
        at(100);
        Admission other = answered(200);
        at(101);
        ends(cut, Outcome.CUT_SHORT);
        ends(other, Outcome.COMPLETE);
        assertThat(retries()).isZero();
    }
}
