/**
 * Finds objects by key. An {@link dev.snailmail.store.ObjectStore} returns an object, a miss or a failure; there are stores
 * for a directory, a file, a class path folder, bytes in memory, and declared sizes without content. Start reading at
 * {@code ObjectStore}; {@code OpenFiles} opens, shares and closes files.
 */
package dev.snailmail.store;
