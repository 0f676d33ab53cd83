/**
 * Readers written elsewhere, and how close estimates come to what they take. Start with {@link
 * dev.snailmail.examples.bench.whatif.ElsewhereRuns}.
 */
package dev.snailmail.examples.bench.whatif;
