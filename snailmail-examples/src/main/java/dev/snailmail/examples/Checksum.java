package dev.snailmail.examples;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What an object has to come to, as a manifest or a catalogue tells it.
 *
 * @param sha256 the digest in hexadecimal digits
 */
public record Checksum(String sha256) {

    /**
     * Computes the checksum of bytes.
     *
     * @param bytes the bytes
     * @return their checksum
     */
    public static Checksum of(byte[] bytes) {
        try {
            return new Checksum(HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    byte[] verified(byte[] bytes) throws IOException {
        if (!of(bytes).equals(this)) {
            throw new NotWhatItWasException("the checksum is wrong");
        }
        return bytes;
    }
}
