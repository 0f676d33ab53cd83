package dev.snailmail.examples;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/**
 * Reads a remote object whole, block by block, and trusts nobody: it goes on from the last good byte when a response
 * fails, begins again when the object is not what it was, and gives up loudly after a number of attempts. What it
 * returns has the checksum it was asked for.
 */
public final class ResilientReader {

    private static final int OK = 200;
    private static final int PARTIAL_CONTENT = 206;
    private static final int PRECONDITION_FAILED = 412;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final int blockBytes;
    private final int attempts;

    /**
     * Makes a reader.
     *
     * @param blockBytes how much to ask for at a time
     * @param attempts how many requests may fail, and how often the object may be begun, before it gives up; 1 to never
     *     try again
     */
    public ResilientReader(int blockBytes, int attempts) {
        this.blockBytes = blockBytes;
        this.attempts = attempts;
    }

    /**
     * Reads an object.
     *
     * @param uri where it is
     * @param checksum what it has to come to
     * @return its bytes
     * @throws IOException if it cannot be read in so many attempts; says what went wrong in the last of them
     */
    public byte[] read(URI uri, Checksum checksum) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                return checksum.verified(readOneVersion(uri));
            } catch (NotWhatItWasException e) {
                giveUpAfter(attempt, e);
            }
        }
    }

    private byte[] readOneVersion(URI uri) throws IOException {
        Version version = new Version();
        int failures = 0;
        while (!version.isComplete()) {
            try {
                readBlock(uri, version);
            } catch (NotWhatItWasException e) {
                throw e;
            } catch (IOException e) {
                giveUpAfter(++failures, e);
            }
        }
        return version.bytes.toByteArray();
    }

    private void giveUpAfter(int failures, IOException last) throws IOException {
        if (failures >= attempts) {
            throw new IOException("gave up after " + failures + " attempts: " + last.getMessage(), last);
        }
    }

    private void readBlock(URI uri, Version version) throws IOException {
        long offset = version.bytes.size();
        HttpRequest.Builder get =
                HttpRequest.newBuilder(uri).header("Range", "bytes=" + offset + "-" + (offset + blockBytes - 1));
        if (version.etag != null) {
            get.header("If-Match", version.etag);
        }
        HttpResponse<InputStream> response = send(get.build());
        try (InputStream body = response.body()) {
            switch (response.statusCode()) {
                case OK -> {
                    version.check(response, ContentRange.ofWhole(response));
                    body.skipNBytes(offset);
                    copy(body, version.bytes);
                }
                case PARTIAL_CONTENT -> {
                    version.check(response, ContentRange.of(response, offset));
                    copy(body, version.bytes);
                }
                case PRECONDITION_FAILED -> throw new NotWhatItWasException("the object has changed");
                default -> {
                    pauseAsAsked(response);
                    throw new IOException("status " + response.statusCode());
                }
            }
        }
    }

    /** Keeps what has come even if the rest does not. */
    private static void copy(InputStream body, ByteArrayOutputStream bytes) throws IOException {
        byte[] buffer = new byte[8192];
        for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
            bytes.write(buffer, 0, read);
        }
    }

    private HttpResponse<InputStream> send(HttpRequest request) throws IOException {
        try {
            return client.send(request, BodyHandlers.ofInputStream());
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private static void pauseAsAsked(HttpResponse<?> response) throws IOException {
        long seconds = response.headers().firstValueAsLong("Retry-After").orElse(0);
        try {
            Thread.sleep(1000 * seconds);
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private static IOException interrupted() {
        Thread.currentThread().interrupt();
        return new InterruptedIOException("interrupted");
    }

    /** The bytes that have come of one version of the object, and what is known of it. */
    private static final class Version {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private String etag;
        private long size = -1;

        boolean isComplete() {
            return bytes.size() == size;
        }

        void check(HttpResponse<?> response, ContentRange range) throws IOException {
            String tag = response.headers().firstValue("ETag").orElseThrow(() -> new IOException("no entity tag"));
            if (etag != null && (!etag.equals(tag) || size != range.size())) {
                throw new NotWhatItWasException("another object: " + tag + " instead of " + etag);
            }
            etag = tag;
            size = range.size();
        }
    }
}
