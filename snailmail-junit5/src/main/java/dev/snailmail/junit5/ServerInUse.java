package dev.snailmail.junit5;

import dev.snailmail.ServerHandle;
import java.util.regex.Pattern;

/**
 * A server that a class or a test uses, and how it differs from the others.
 *
 * @param store the store that it serves
 * @param isHidden whether a nearer store has the same name, so that only a class around the test sees this one
 * @param server the server
 */
record ServerInUse(StoreSource store, boolean isHidden, RunningStore server) {

    /** What no file system takes. */
    private static final Pattern NOT_IN_NAMES = Pattern.compile("[/\\\\\\p{Cntrl}]");

    /** With room for a number and a suffix. */
    private static final int MOST_BYTES = FileName.MOST_BYTES - 10;

    ServerHandle handle() {
        return server.handle();
    }

    /** Whether it is what an annotation at the test means by this name. */
    boolean isNamed(String name) {
        return !isHidden && store.name().equals(name);
    }

    /** The name, and the class that sees the store where a nearer one hides it: "", "data", "@Outer" or "data@Outer". */
    String label() {
        return isHidden ? store.name() + "@" + ownerName() : store.name();
    }

    /** "the store", "the store \"data\"" or "the store \"data\" of class a.Outer". */
    String words() {
        String named = store.name().isEmpty() ? "the store" : "the store \"" + store.name() + "\"";
        return isHidden
                ? named + " of class " + store.context().getRequiredTestClass().getName()
                : named;
    }

    /** The label as a name of files, without their suffix; "recording" for the store without a name. */
    String fileName() {
        String name = (store.name().isEmpty() ? "recording" : "") + label();
        return FileName.cutToBytes(NOT_IN_NAMES.matcher(name).replaceAll("_"), MOST_BYTES);
    }

    /** The name of the class that has the store, without its package. No two classes around a test have the same. */
    String ownerName() {
        return store.context().getRequiredTestClass().getName().replaceFirst("^.*\\.", "");
    }
}
