package dev.snailmail.exchange;

import java.util.List;
import org.apiguardian.api.API;

/**
 * What each rule of a fault plan made of one request.
 *
 * @param rules the rules as text, in the order of the plan; the very same list for each request that meets the plan
 * @param verdicts one for each rule
 */
@API(status = API.Status.INTERNAL)
public record RuleVerdicts(List<String> rules, List<RuleVerdict> verdicts) {

    private static final RuleVerdicts NONE = new RuleVerdicts(List.of(), List.of());

    /** {@return those of a plan without rules} */
    public static RuleVerdicts none() {
        return NONE;
    }
}
