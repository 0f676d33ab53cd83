/**
 * Who else hears of requests and connections while they happen: a Java Flight Recording, as events, and OpenTelemetry, as
 * spans. {@link dev.snailmail.trace.Traces} is all that the wire knows of it; each kind of trace is a
 * {@link dev.snailmail.trace.Tracing}, and neither {@code jdk.jfr} nor the OpenTelemetry API need be there. Start reading
 * at {@code Traces}.
 */
package dev.snailmail.trace;
