/**
 * Text that came from outside, such as keys and headers, made fit for a line of ours. Start reading at {@code Printable}.
 */
package dev.snailmail.text;
