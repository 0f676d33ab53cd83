/**
 * From a request, a store and the time to a plan: which status, which header, which bytes, following RFC 9110. Where the
 * RFC leaves a choice, the choice and its reason stand beside the code. Equal arguments give equal plans: nothing here
 * reads a clock, and the one thing that is kept from answer to answer, the text of dates, only saves writing them again.
 * Start reading at {@code HttpRangeDialect}.
 */
package dev.snailmail.dialect;
