/**
 * One annotation that says which lock guards a field. It is kept in source only, so nothing of it reaches a
 * user's class path. {@code docs/concurrency.md} lists every lock and their order.
 */
package dev.snailmail.locking;
