/**
 * From a key to an object, a miss or a failure: {@link dev.snailmail.store.ObjectStore} and what makes one out of a
 * directory, a file, a class path folder, bytes in memory, or nothing but a declared size. Start reading at
 * {@code ObjectStore}; {@code OpenFiles} is where files are opened, shared and closed.
 */
package dev.snailmail.store;
