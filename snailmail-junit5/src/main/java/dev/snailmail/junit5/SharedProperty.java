package dev.snailmail.junit5;

import dev.snailmail.locking.GuardedBy;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A system property while a server runs. The JVM has only one of each, so a second server must be within the first. */
final class SharedProperty {

    @GuardedBy("SharedProperty.class")
    private static final Map<String, Deque<SharedProperty>> HELD = new HashMap<>();

    private final String name;
    private final String before;
    private final String scope;
    private final String where;

    private SharedProperty(String name, String before, String scope, String where) {
        this.name = name;
        this.before = before;
        this.scope = scope;
        this.where = where;
    }

    /**
     * Sets a property.
     *
     * @param name its name
     * @param value its value
     * @param scope the class or the test that has it
     * @param where the annotation that asks for it
     * @return puts it back
     * @throws IllegalArgumentException if something else has it that is not around the scope
     */
    static Runnable set(String name, String value, ExtensionContext scope, String where) {
        synchronized (SharedProperty.class) {
            Deque<SharedProperty> held = HELD.computeIfAbsent(name, absent -> new ArrayDeque<>());
            SharedProperty other = held.peekLast();
            String id = scope.getUniqueId();
            if (other != null && (id.equals(other.scope) || !Contexts.isWithin(id, other.scope))) {
                throw new IllegalArgumentException(
                        "property (" + name + ") has one value for the whole JVM, and at this" + " time it is that of "
                                + other.where + "; use another name, or run one after the other");
            }
            SharedProperty property = new SharedProperty(name, System.getProperty(name), id, where);
            held.addLast(property);
            System.setProperty(name, value);
            return property::restore;
        }
    }

    private void restore() {
        synchronized (SharedProperty.class) {
            Deque<SharedProperty> held = HELD.get(name);
            held.remove(this);
            if (held.isEmpty()) {
                HELD.remove(name);
            }
            if (before == null) {
                System.clearProperty(name);
            } else {
                System.setProperty(name, before);
            }
        }
    }
}
