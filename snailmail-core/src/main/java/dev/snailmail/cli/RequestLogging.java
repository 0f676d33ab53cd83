package dev.snailmail.cli;

import java.io.PrintStream;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Prints what the server logs about each request. The server logs through {@link System.Logger}, of which
 * java.util.logging is the default backend; nothing else is on the class path of the runnable JAR.
 *
 * <p>At the end of the JVM, java.util.logging takes its handlers away while the server is being closed, so requests
 * that Ctrl-C cuts off may be missing in the log. They are in the summary.
 */
final class RequestLogging implements AutoCloseable {

    /** Held on to: the log manager does not, and a new logger of that name would know nothing of the handler. */
    private final Logger logger = Logger.getLogger("dev.snailmail.requests");

    private final Handler handler;

    private RequestLogging(Handler handler) {
        this.handler = handler;
    }

    static RequestLogging to(PrintStream stream) {
        RequestLogging logging = new RequestLogging(new Lines(stream));
        logging.logger.setUseParentHandlers(false);
        logging.logger.addHandler(logging.handler);
        logging.logger.setLevel(Level.FINE);
        return logging;
    }

    @Override
    public void close() {
        logger.setLevel(null);
        logger.removeHandler(handler);
        logger.setUseParentHandlers(true);
    }

    /** The message and nothing else, on one line. */
    private static final class Lines extends Handler {

        private final PrintStream stream;

        Lines(PrintStream stream) {
            this.stream = stream;
            setFormatter(new Formatter() {
                @Override
                public String format(LogRecord record) {
                    return formatMessage(record);
                }
            });
        }

        @Override
        public void publish(LogRecord record) {
            if (isLoggable(record)) {
                stream.println(getFormatter().format(record));
            }
        }

        @Override
        public void flush() {
            stream.flush();
        }

        @Override
        public void close() {
            flush();
        }
    }
}
