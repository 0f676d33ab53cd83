/**
 * The nouns that travel between the rooms: what was asked ({@link dev.snailmail.exchange.RequestInfo},
 * {@link dev.snailmail.exchange.ByteRange}) and what is to be answered
 * ({@link dev.snailmail.exchange.ResponsePlan}). Plain immutable values without sockets, clocks or files of their
 * own; start reading at {@code ResponsePlan}.
 */
package dev.snailmail.exchange;
