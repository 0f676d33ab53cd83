package dev.snailmail.examples;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** Reads entries of a JAR by way of its central directory, through whatever channel leads to it. */
public final class RemoteJar {

    private static final int BLOCK = 4096;
    private static final int BLOCKS_KEPT = 4;

    private RemoteJar() {}

    /**
     * Reads one entry with a small read-ahead: blocks of 4 KiB, of which it keeps four.
     *
     * @param jar where the JAR is
     * @param name the name of the entry
     * @return what the entry holds
     * @throws IOException if the JAR cannot be read or has no such entry
     */
    public static byte[] read(URI jar, String name) throws IOException {
        try (SeekableByteChannel channel = new ReadAheadChannel(HttpRangeChannel.open(jar), BLOCK, BLOCKS_KEPT)) {
            return read(channel, name);
        }
    }

    /**
     * Reads one entry. What it reads besides is its central directory, every entry of it.
     *
     * @param jar leads to the JAR; left open
     * @param name the name of the entry
     * @return what the entry holds
     * @throws IOException if the JAR cannot be read or has no such entry
     */
    public static byte[] read(SeekableByteChannel jar, String name) throws IOException {
        ZipFile zip = ZipFile.builder()
                .setSeekableByteChannel(jar)
                .setIgnoreLocalFileHeader(true)
                .get();
        ZipArchiveEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new IOException("entry (" + name + ") is not in the JAR");
        }
        try (InputStream content = zip.getInputStream(entry)) {
            return content.readAllBytes();
        }
    }
}
