package dev.snailmail.http;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Reports once in a JVM that connections cannot be accepted, mostly for want of file descriptors. XNIO keeps the listening
 * socket open and tries again after 0.25 s, then ever more rarely, at last every 30 s. It tells its own log of each try;
 * where java.util.logging is behind that log, this filter reports the first and drops the others.
 */
final class AcceptFailures implements Filter {

    private static final System.Logger LOGGER = System.getLogger("dev.snailmail");

    /** Held on to, since the log manager does not. */
    private static final Logger XNIO = Logger.getLogger("org.xnio.nio");

    private static final String ACCEPT_FAILED = "XNIO008001";

    private final AtomicBoolean told = new AtomicBoolean();

    /** Begins to report, unless somebody has set a filter already. */
    static void report() {
        if (XNIO.getFilter() == null) {
            XNIO.setFilter(new AcceptFailures());
        }
    }

    @Override
    public boolean isLoggable(LogRecord line) {
        String message = String.valueOf(line.getMessage());
        // Other users of XNIO in this JVM have threads of other names.
        if (!message.startsWith(ACCEPT_FAILED) || !IoThreads.isCurrent()) {
            return true;
        }
        if (told.compareAndSet(false, true)) {
            String reason = message.substring(message.lastIndexOf(": ") + 2);
            LOGGER.log(
                    System.Logger.Level.WARNING,
                    "Connections cannot be accepted for now: " + reason
                            + ". Clients wait meanwhile, since the server tries"
                            + " again after 0.25 to 30 s. This is logged once.");
        }
        return false;
    }
}
