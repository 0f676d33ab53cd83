/**
 * Readers of remote files, good and bad, to put under a slow store and see what they cost. Start reading at
 * {@link dev.snailmail.examples.RemoteJar}, which reads one entry of a JAR without downloading the rest.
 */
package dev.snailmail.examples;
