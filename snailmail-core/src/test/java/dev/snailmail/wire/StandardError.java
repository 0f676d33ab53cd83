package dev.snailmail.wire;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What the JVM prints to standard error or logs at INFO and above, whoever does it. */
public final class StandardError {

    private StandardError() {}

    public static String during(Runnable work) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(printed, true, StandardCharsets.UTF_8);
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                stream.println(line.getLoggerName() + " " + line.getLevel() + ": " + line.getMessage());
                if (line.getThrown() != null) {
                    line.getThrown().printStackTrace(stream);
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        PrintStream before = System.err;
        Logger root = Logger.getLogger("");
        System.setErr(stream);
        root.addHandler(handler);
        try {
            work.run();
        } finally {
            root.removeHandler(handler);
            System.setErr(before);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }
}
