/**
 * Shows a recording: as lines of text for people, as JSON for drivers, as CSV for data frames, as HAR for browsers.
 * Start reading at {@code RequestLines}.
 */
package dev.snailmail.report;
