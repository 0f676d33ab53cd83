/**
 * Shows a recording: as a picture or lines of text for people, as JSON for drivers, as CSV for data frames, as HAR for
 * browsers. Start reading at {@link dev.snailmail.report.TextWaterfall}.
 */
package dev.snailmail.report;
