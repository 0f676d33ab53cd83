/**
 * The wire, and the only room that knows Undertow and XNIO: accepting connections, turning exchanges into
 * requests, waiting without holding a thread, and writing bodies at the pace of a pipe. Start reading at
 * {@code ExchangeHandler}, which takes a request through the rooms, and go on with {@code Response}.
 */
package dev.snailmail.http;
