package dev.snailmail.recording;

import dev.snailmail.analysis.Fetch;

/** Records as what they fetched. */
final class Fetches {

    private Fetches() {}

    static Fetch of(RequestRecord request) {
        return new Fetch(
                request.target(), request.objectSize(), request.served(), request.bytesSent(), ending(request));
    }

    private static Fetch.Ending ending(RequestRecord request) {
        if (request.outcome() == Outcome.COMPLETE) {
            return Fetch.Ending.COMPLETE;
        }
        return request.isAbandoned() ? Fetch.Ending.ABANDONED : Fetch.Ending.CUT_SHORT;
    }
}
