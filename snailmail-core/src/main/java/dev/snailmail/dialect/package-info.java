/**
 * From a request and a store to a plan: which status, which header, which bytes. Everything here is a pure
 * function of its arguments, following RFC 9110; where the RFC leaves a choice, the choice and its reason stand
 * beside the code. Start reading at {@code HttpRangeDialect}.
 */
package dev.snailmail.dialect;
