package dev.snailmail.network;

import dev.snailmail.time.Durations;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/** Reads measurements from a file, one a line. */
final class EmpiricalFile {

    private static final String ALLOWED = Durations.ALLOWED + ", or a number of milliseconds, and not negative";
    private static final Pattern NUMBER = Pattern.compile("[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d{1,3})?");
    private static final BigDecimal MOST_NANOS = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final int NANOS_PER_MILLI_DIGITS = 6;

    private final Path file;
    private final LongStream.Builder samples = LongStream.builder();
    private int lines;
    private int count;

    private EmpiricalFile(Path file) {
        this.file = file;
    }

    static Latency law(Path file) {
        // A pipe or a device might never end.
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("file (" + file + ") must be a regular file");
        }
        EmpiricalFile content = new EmpiricalFile(file);
        content.read();
        try {
            return EmpiricalSamples.law(content.samples.build().toArray());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("file (" + file + "): " + e.getMessage(), e);
        }
    }

    private void read() {
        // This reader replaces what is no UTF-8, which may well be in a comment.
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines++;
                add(withoutByteOrderMark(line).strip());
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("file (" + file + ") must be readable: " + e, e);
        }
    }

    private static String withoutByteOrderMark(String line) {
        return line.startsWith("\ufeff") ? line.substring(1) : line;
    }

    private void add(String line) {
        if (line.isEmpty() || line.startsWith("#")) {
            return;
        }
        samples.add(latency(line)
                .filter(latency -> !latency.isNegative())
                .orElseThrow(() ->
                        new IllegalArgumentException("line " + lines + " of file (" + file + ") must be " + ALLOWED))
                .toNanos());
        if (++count > EmpiricalSamples.MOST_SAMPLES) {
            throw new IllegalArgumentException(
                    "file (" + file + ") must have at most " + EmpiricalSamples.MOST_SAMPLES + " latencies");
        }
    }

    private static Optional<Duration> latency(String line) {
        if (!NUMBER.matcher(line).matches()) {
            return Durations.parse(line);
        }
        BigDecimal nanos = new BigDecimal(line).movePointRight(NANOS_PER_MILLI_DIGITS);
        return nanos.abs().compareTo(MOST_NANOS) > 0
                ? Optional.empty()
                : Optional.of(Duration.ofNanos(nanos.longValue()));
    }
}
