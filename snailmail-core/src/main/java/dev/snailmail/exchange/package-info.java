/**
 * The values that packages exchange: requests ({@link dev.snailmail.exchange.RequestInfo},
 * {@link dev.snailmail.exchange.ByteRange}) and planned responses ({@link dev.snailmail.exchange.ResponsePlan}). Plain immutable values without sockets, clocks or files of their
 * own; start reading at {@code ResponsePlan}.
 */
package dev.snailmail.exchange;
