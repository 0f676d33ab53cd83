/**
 * Shows a recording: as lines of text for people, as JSON for programs. Start reading at {@code RequestLines}.
 */
package dev.snailmail.report;
