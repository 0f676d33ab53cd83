/**
 * What happened. {@link dev.snailmail.recording.Recording} is an immutable snapshot: exact counts, and the latest
 * {@link dev.snailmail.recording.RequestRecord}s. Only {@link dev.snailmail.recording.Recorder} and
 * {@link dev.snailmail.recording.Admission} write; {@code Tally} is where the counts are kept. {@code RecordingWriter} and
 * {@code RecordingReader} keep a recording as a file. Start reading at {@code Recording}.
 */
package dev.snailmail.recording;
