package dev.snailmail.http;

import dev.snailmail.exchange.RequestInfo;
import dev.snailmail.exchange.ResponsePlan;
import dev.snailmail.text.Printable;
import java.lang.System.Logger.Level;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Logs which objects a server cannot serve, each once and ten in all, so that ten thousand requests that fail do not
 * write ten thousand stack traces. The recording counts all of them. Safe for use by any thread.
 */
final class FailureLog {

    private static final System.Logger LOGGER = System.getLogger("dev.snailmail");
    private static final int MOST_OBJECTS = 10;

    private final Set<String> told = ConcurrentHashMap.newKeySet();
    private final AtomicInteger objects = new AtomicInteger();

    void tellOf(RequestInfo request, ResponsePlan plan) {
        if (plan.failure().isEmpty() || objects.get() > MOST_OBJECTS || !told.add(request.key())) {
            return;
        }
        try {
            tell(request, plan.status(), plan.failure().get());
        } catch (RuntimeException | Error loggingFails) {
            // Where no file can be opened, loggers fail too. The request must be answered all the same.
        }
    }

    private void tell(RequestInfo request, int status, Throwable failure) {
        String answered =
                Printable.inLine(request.method() + " " + request.key()) + " is answered with " + status + ": ";
        if (objects.incrementAndGet() > MOST_OBJECTS) {
            LOGGER.log(
                    Level.WARNING, "More than {0} objects cannot be served; the others are not logged", MOST_OBJECTS);
        } else if (failure instanceof AccessDeniedException) {
            String file = Printable.inLine(String.valueOf(failure.getMessage()));
            LOGGER.log(Level.WARNING, answered + "access is denied to " + file);
        } else if (failure instanceof FileSystemException) {
            LOGGER.log(Level.ERROR, answered + Printable.inLine(String.valueOf(failure.getMessage())));
        } else {
            LOGGER.log(Level.ERROR, answered + "the store cannot open the object", failure);
        }
    }
}
