/**
 * Shows a recording: as a picture or lines of text for people, as JSON for programs. Start reading at
 * {@link dev.snailmail.report.TextWaterfall}.
 */
package dev.snailmail.report;
