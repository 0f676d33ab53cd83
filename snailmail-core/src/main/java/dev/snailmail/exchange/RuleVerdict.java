package dev.snailmail.exchange;

import org.apiguardian.api.API;

/** What a rule of a fault plan made of one request. */
@API(status = API.Status.INTERNAL)
public enum RuleVerdict {
    /** The request does not fit its pattern, range or time. */
    IGNORED,
    /** The request fits these, but not its number, or is within its limit. */
    COUNTED,
    /** The request matches, but chance, an earlier rule or a limit decided otherwise, or the rule is used up. */
    MATCHED,
    /** The rule decided the request, but its fault had nothing to change in the response. */
    UNCHANGED,
    /** The fault was injected into the request. */
    INJECTED
}
