/**
 * What was measured, told: figures with their goals, on the terminal, as pictures and as a document. Start reading at
 * {@link dev.snailmail.examples.bench.result.Results}.
 */
package dev.snailmail.examples.bench.result;
