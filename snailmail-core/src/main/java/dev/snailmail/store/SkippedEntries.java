package dev.snailmail.store;

import dev.snailmail.text.Printable;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.apiguardian.api.API;

/**
 * The entries of a directory that are not served: links that lead out of it, files that cannot be read, and names that no
 * key can spell. Requests for them look like misses of the reader, so a server tells of them when it starts.
 */
@API(status = API.Status.INTERNAL)
public final class SkippedEntries {

    /** They take some 0.1 s of one processor in a JVM that has just started. Larger trees are looked at in part. */
    static final int MOST_ENTRIES = 5_000;

    private static final int NAMED = 3;

    /** Roots are remembered up to this many, so that the servers of a test suite walk through each of them once. */
    private static final int MOST_ROOTS = 1_000;

    private static final Set<Path> LOOKED_AT = ConcurrentHashMap.newKeySet();

    private SkippedEntries() {}

    /**
     * Tells whether a store has entries that might be skipped and that this JVM has not looked at before.
     *
     * @param store the store
     * @return whether {@link #describe} is to be called for it
     */
    public static boolean areUnknown(ObjectStore store) {
        return store instanceof DirectoryStore directory
                && LOOKED_AT.size() < MOST_ROOTS
                && !LOOKED_AT.contains(directory.root());
    }

    /**
     * Looks for the skipped entries of a store, once for each root in this JVM.
     *
     * @param store the store
     * @param stopped whether to give up, asked at each entry; the next call looks again then
     * @return a line for people with the first three of them; empty if there is none
     */
    public static Optional<String> describe(ObjectStore store, BooleanSupplier stopped) {
        if (!(store instanceof DirectoryStore directory) || !LOOKED_AT.add(directory.root())) {
            return Optional.empty();
        }
        Look look = new Look(directory, stopped);
        try {
            look.walk();
        } catch (IOException e) {
            // Requests meet the same trouble, and are told of it.
            LOOKED_AT.remove(directory.root());
        }
        if (stopped.getAsBoolean()) {
            LOOKED_AT.remove(directory.root());
        }
        return look.description();
    }

    private static final class Look extends DirectoryWalk {

        private final DirectoryStore directory;
        private final BooleanSupplier stopped;
        private final List<String> first = new ArrayList<>();
        private int entries;
        private int skipped;

        Look(DirectoryStore directory, BooleanSupplier stopped) {
            super(directory.root());
            this.directory = directory;
            this.stopped = stopped;
        }

        @Override
        void found(String key, BasicFileAttributes attributes) {
            entries++;
        }

        @Override
        void skipped(Path entry, String reason) {
            entries++;
            skipped++;
            if (first.size() < NAMED) {
                first.add(Printable.inLine(entry.toString()) + " " + reason);
            }
        }

        @Override
        boolean goesOn() {
            return entries < MOST_ENTRIES && !stopped.getAsBoolean();
        }

        Optional<String> description() {
            if (skipped == 0) {
                return Optional.empty();
            }
            String of = entries < MOST_ENTRIES ? "" : " of the first " + entries;
            return Optional.of(skipped + of + (skipped == 1 ? " entry" : " entries") + " beneath "
                    + Printable.inLine(directory.describe()) + (skipped == 1 ? " is" : " are") + " not served: "
                    + String.join("; ", first) + (skipped > NAMED ? "; and so on" : ""));
        }
    }
}
