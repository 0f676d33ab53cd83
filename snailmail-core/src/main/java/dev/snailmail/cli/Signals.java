package dev.snailmail.cli;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * Signals of the operating system. The JDK has no public API for them, and the compiler warns of {@code sun.misc.Signal}, so
 * this calls it by reflection.
 */
final class Signals {

    private Signals() {}

    /**
     * Runs an action at each signal instead of ending the JVM. Where that is not possible, the JVM ends as usual, by way of its
     * shutdown hooks. A signal that this process was started to ignore stays ignored.
     *
     * @param name the name without {@code SIG}, such as {@code INT}
     * @param action runs on a new thread for each signal
     */
    static void handle(String name, Runnable action) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            MethodHandle run = MethodHandles.lookup()
                    .findVirtual(Runnable.class, "run", MethodType.methodType(void.class))
                    .bindTo(action);
            Object running =
                    MethodHandleProxies.asInterfaceInstance(handler, MethodHandles.dropArguments(run, 0, signal));
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), running);
        } catch (ReflectiveOperationException e) {
            // There is no such signal here, no such class, or the JVM was started with -Xrs.
        }
    }
}
