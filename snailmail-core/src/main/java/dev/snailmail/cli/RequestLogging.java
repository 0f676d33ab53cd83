package dev.snailmail.cli;

import java.util.function.Consumer;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Prints what the server logs about each request. The server logs through {@link System.Logger}, of which
 * java.util.logging is the default backend; nothing else is on the class path of the runnable JAR.
 *
 * <p>When the JVM shuts down, java.util.logging takes its handlers away. So that the log has every request,
 * {@link Interruption} lets the JVM shut down only after the server and then this logging are closed.
 */
final class RequestLogging implements AutoCloseable {

    /** Held on to: the log manager does not, and a new logger of that name would know nothing of the handler. */
    private final Logger logger = Logger.getLogger("dev.snailmail.requests");

    private final Handler handler;

    private RequestLogging(Handler handler) {
        this.handler = handler;
    }

    /**
     * Starts to log.
     *
     * @param lines takes each line, without its end, on the thread that served the request
     * @return the logging, to be closed
     */
    static RequestLogging to(Consumer<String> lines) {
        RequestLogging logging = new RequestLogging(new Lines(lines));
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

        private final Consumer<String> lines;

        Lines(Consumer<String> lines) {
            this.lines = lines;
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
                lines.accept(getFormatter().format(record));
            }
        }

        @Override
        public void flush() {
            // Whoever takes the lines keeps none back.
        }

        @Override
        public void close() {
            // The stream behind it is not ours.
        }
    }
}
