package dev.snailmail.scenarios;

import dev.snailmail.SlowServer;
import dev.snailmail.network.ClientLink;
import java.lang.reflect.Field;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicReference;
import org.xnio.XnioWorker;

/** What a server retains, which nobody but a test wants to know: read from private fields by their names. */
final class ServerInsides {

    private final Object engine;

    ServerInsides(SlowServer server) {
        engine = field(server, "engine");
    }

    /** {@return how many connections are open or wait in line} */
    int connections() {
        Object table = field(engine, "connections");
        Object gate = field(table, "gate");
        synchronized (field(gate, "lock")) {
            int open = Math.max(((Map<?, ?>) field(table, "open")).size(), (int) field(gate, "open"));
            return open + ((Queue<?>) field(gate, "line")).size();
        }
    }

    /** {@return the classes of the tasks that the timer is still to run} */
    List<String> timerTasks() {
        Object timer = field(engine, "timer");
        synchronized (field(timer, "lock")) {
            return ((Collection<?>) field(timer, "queue"))
                    .stream()
                            .map(due -> field(due, "task"))
                            .filter(Objects::nonNull)
                            .map(task -> task.getClass().getSimpleName())
                            .toList();
        }
    }

    /** {@return the pipes of the present round} */
    Object pipes() {
        Object round = ((AtomicReference<?>) field(engine, "round")).get();
        return field(round, "pipes");
    }

    /** {@return the name that the names of its I/O threads begin with} */
    String workerName() {
        XnioWorker worker = (XnioWorker) field(field(field(engine, "listener"), "threads"), "worker");
        return worker.getName() + " ";
    }

    Thread timerThread() {
        return (Thread) field(field(engine, "timer"), "thread");
    }

    /** {@return the two ways of a link; empty if nothing has crossed it} */
    static List<Object> waysOf(ClientLink link) {
        Object ways = ((AtomicReference<?>) field(link, "ways")).get();
        return ways == null ? List.of() : List.of(field(ways, "down"), field(ways, "up"));
    }

    static Object field(Object of, String name) {
        for (Class<?> type = of.getClass(); type != null; type = type.getSuperclass()) {
            try {
                Field field = type.getDeclaredField(name);
                field.setAccessible(true);
                return field.get(of);
            } catch (NoSuchFieldException e) {
                // A superclass may have it.
            } catch (IllegalAccessException e) {
                throw new AssertionError(e);
            }
        }
        throw new AssertionError(of.getClass() + " has no field " + name);
    }
}
