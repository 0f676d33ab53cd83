package dev.snailmail.network;

import dev.snailmail.exchange.RequestInfo;

/**
 * The request that a draw is for.
 *
 * @param request what was asked
 * @param miss whether it is a GET or HEAD that finds no object
 */
record Asked(RequestInfo request, boolean miss) {

    /** What previews draw for: a GET of nothing in particular, on a connection of its own. */
    static final Asked PREVIEW = new Asked(RequestInfo.of("GET", "", ""), false);
}
