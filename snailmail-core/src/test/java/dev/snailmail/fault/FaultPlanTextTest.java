package dev.snailmail.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.snailmail.exchange.RequestInfo;
import dev.snailmail.network.RequestLimit;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plans as people write them, on a command line or in a request to a control port. */
class FaultPlanTextTest {

    @Test
    void aRuleIsAPatternSettingsAndAFault() {
        assertThat(FaultPlan.parse(
                        "GET data/** range=bytes=0- nth=2 nthPerKey=1 first=3 times=1 probability=0.5 from=1s"
                                + " to=2min untilReset: status(503, retryAfter=1s)"))
                .isEqualTo(FaultPlan.builder()
                        .on("GET data/**")
                        .range("bytes=0-")
                        .nth(2)
                        .nthPerKey(1)
                        .first(3)
                        .times(1)
                        .probability(0.5)
                        .from(Duration.ofSeconds(1))
                        .to(Duration.ofMinutes(2))
                        .untilReset()
                        .inject(Fault.status(503).retryAfter(Duration.ofSeconds(1)))
                        .build());
    }

    @Test
    void rulesHaveSemicolonsBetweenThem() {
        FaultPlan plan = FaultPlan.parse("GET nth=2: status(503, body='a; b: c'); limit(20/s, per=server) ;*: reset");

        assertThat(plan)
                .isEqualTo(FaultPlan.builder()
                        .on("GET")
                        .nth(2)
                        .inject(Fault.status(503).body("a; b: c"))
                        .limit(RequestLimit.atMost(20).requestsPerSecond().perServer())
                        .on("*")
                        .inject(Fault.resetBeforeHead())
                        .build());
        assertThat(FaultPlan.parse(" None ")).isSameAs(FaultPlan.none());
    }

    /** Each is written as given here, or as behind the arrow. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            GET data/** nth=2: reset                 |
            *: reset                                 |
            list?prefix=a*: reset                    |
            GET year=2026/**: reset                  |
            'GET my file.bin' times=1: reset         |
            GET 'my file.bin' times=1: reset         | 'GET my file.bin' times=1: reset
            'a:b;c': reset                           |
            'it''s (1).bin': reset                   |
            'GET nth=2': reset                       |
            'year=2026': reset                       |
            'untilReset': reset                      |
            * range='bytes=0-3, 8-9': reset          |
            GET  a   NTH=2  UNTILRESET :  Reset      | GET a nth=2 untilReset: reset
            limit(5/s, per=prefix)                   |
            """)
    void whatNeedsQuotesHasThem(String text, String written) {
        FaultPlan plan = FaultPlan.parse(text);

        assertThat(plan).hasToString(written == null ? text : written);
        assertThat(FaultPlan.parse(plan.toString())).isEqualTo(plan);
    }

    @Test
    void aQuotedPatternMatchesWhatIsBetweenTheQuotes() {
        Rule rule = FaultPlan.parse("'GET my file.bin': reset").rules().get(0);

        assertThat(((FaultRule) rule).requests().matches(RequestInfo.of("GET", "my file.bin", "")))
                .isTrue();
        assertThat(((FaultRule) rule).requests().matches(RequestInfo.of("HEAD", "my file.bin", "")))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            ""                             | "" has no colon with a fault behind it
            GET a                          | "GET a" has no colon with a fault behind it
            *: reset; GET a                | "GET a" has no colon with a fault behind it
            GET a:b: reset                 | "GET a:b: reset" has more than one colon; a pattern with a colon must be between single quotes
            GET don't.bin: reset           | "GET don't.bin: reset" has a parenthesis or a single quote without its counterpart
            : reset                        | ": reset" does not begin with a pattern of requests; "*" is for any request
            nth=2: reset                   | "nth=2: reset" does not begin with a pattern of requests; "*" is for any request
            GET nht=2: reset               | "GET nht=2: reset" has nht=2, which is no setting
            GET my file.bin: reset         | "GET my file.bin: reset" has file.bin, which is no setting
            GET nth=two: reset             | "GET nth=two: reset" is refused: nth (two) must be a whole number
            GET nth=0: reset               | "GET nth=0: reset" is refused: nth (0) must be at least 1
            GET probability=often: reset   | "GET probability=often: reset" is refused: probability (often) must be a number
            GET probability=2: reset       | "GET probability=2: reset" is refused: probability (2.0) must be above 0 and at most 1
            GET from=2: reset              | "GET from=2: reset" is refused: from (2) must be a number and a unit
            GET from=2s to=1s: reset       | "GET from=2s to=1s: reset" is refused: from (2s) must be before to (1s)
            GET nth=3 first=2: reset       | "GET nth=3 first=2: reset" is refused: nth (3) must be at most first (2)
            GET nth=1 nth=2: reset         | "GET nth=1 nth=2: reset" is refused: nth is already set
            GET range='': reset            | "GET range='': reset" is refused: range () must be a Range header
            """)
    void anErrorNamesTheRuleAndWhatIsAllowed(String text, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FaultPlan.parse(text))
                .withMessageStartingWith(message)
                .withMessageContaining("; allowed: a pattern of requests, settings, a colon and a fault, such as");
    }

    @Test
    void aBadFaultOrLimitSaysWhatThatMayBe() {
        for (List<String> bad : List.of(
                List.of("GET: explode", "\"explode\" names no fault"),
                List.of("GET: status(200)", "status (200) must be from 400 to 599"),
                List.of("limit(20)", "\"limit(20)\" has rate (20)"))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> FaultPlan.parse(bad.get(0)))
                    .withMessageContaining(bad.get(1));
        }
    }
}
