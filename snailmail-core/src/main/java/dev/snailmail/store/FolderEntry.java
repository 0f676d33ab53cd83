package dev.snailmail.store;

import java.time.Instant;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * An object or a folder that lies directly in a folder of a store.
 *
 * @param name the last part of its key; that of a folder ends in a slash
 * @param size the size of an object in bytes, 0 for a folder
 * @param lastModified when it was last changed; empty for a folder that has no date of its own
 */
@API(status = API.Status.INTERNAL)
public record FolderEntry(String name, long size, Optional<Instant> lastModified) {

    /** {@return whether it is a folder} */
    public boolean isFolder() {
        return name.endsWith("/");
    }
}
