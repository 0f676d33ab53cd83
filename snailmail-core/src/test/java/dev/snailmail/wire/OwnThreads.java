package dev.snailmail.wire;

import java.util.List;

/** The threads that servers have started, by name in alphabetical order. */
public final class OwnThreads {

    private OwnThreads() {}

    public static List<String> names() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("snailmail"))
                .sorted()
                .toList();
    }
}
