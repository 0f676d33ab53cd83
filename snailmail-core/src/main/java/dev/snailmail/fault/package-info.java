/**
 * What goes wrong. A {@link dev.snailmail.fault.Fault} changes what is asked, what is served, what is planned to be
 * answered or how that is sent, and never sends anything itself; a {@link dev.snailmail.fault.FaultPlan} says which
 * requests meet which fault. Start reading at {@code Fault}.
 */
package dev.snailmail.fault;
