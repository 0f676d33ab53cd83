package dev.snailmail.http;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.xnio.Xnio;

/**
 * Loads XNIO without its greeting, two lines at INFO on the standard error of every test run. Whoever has set a
 * level for it gets what was asked for.
 */
final class QuietStart {

    private static final Xnio XNIO = load();

    private QuietStart() {}

    static Xnio xnio() {
        return XNIO;
    }

    private static Xnio load() {
        Logger logger = Logger.getLogger("org.xnio");
        Level configured = logger.getLevel();
        if (configured == null) {
            logger.setLevel(Level.WARNING);
        }
        try {
            return Xnio.getInstance(QuietStart.class.getClassLoader());
        } finally {
            logger.setLevel(configured);
        }
    }
}
