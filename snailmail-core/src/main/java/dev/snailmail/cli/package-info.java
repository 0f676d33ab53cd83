/**
 * The command line: serves a directory slowly until interrupted, for programs in any language and for people. It
 * turns flags into a {@link dev.snailmail.SlowServer}, says on one line what it serves, and on request answers on a
 * second port, over which the server is read and tuned. Start reading at {@link dev.snailmail.cli.Main}.
 */
package dev.snailmail.cli;
