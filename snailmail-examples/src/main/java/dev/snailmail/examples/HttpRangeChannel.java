package dev.snailmail.examples;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.util.OptionalLong;

/**
 * A remote file as a channel, the naive way: a HEAD request for its size, and from then on every read is a GET of
 * just the bytes it asks for. Any reader of channels works on it, and pays a round trip for each of its reads.
 */
public final class HttpRangeChannel extends ReadOnlyChannel {

    private static final int OK = 200;
    private static final int PARTIAL_CONTENT = 206;

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final URI uri;

    private HttpRangeChannel(URI uri, long size) {
        super(size);
        this.uri = uri;
    }

    /**
     * Opens a remote file.
     *
     * @param uri where it is
     * @return a channel at its first byte
     * @throws IOException if there is no such file or the server does not tell its size
     */
    public static HttpRangeChannel open(URI uri) throws IOException {
        HttpRequest head = HttpRequest.newBuilder(uri)
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .build();
        HttpResponse<Void> response = send(head, OK, BodyHandlers.discarding());
        OptionalLong size = response.headers().firstValueAsLong("Content-Length");
        return new HttpRangeChannel(
                uri, size.orElseThrow(() -> new IOException("the server does not tell the size of " + uri)));
    }

    @Override
    int readAt(long offset, ByteBuffer target) throws IOException {
        long last = offset + target.remaining() - 1;
        HttpRequest get = HttpRequest.newBuilder(uri)
                .header("Range", "bytes=" + offset + "-" + last)
                .build();
        byte[] bytes = send(get, PARTIAL_CONTENT, BodyHandlers.ofByteArray()).body();
        if (bytes.length != target.remaining()) {
            throw new IOException("bytes " + offset + " to " + last + " of " + uri + ": got " + bytes.length);
        }
        target.put(bytes);
        return bytes.length;
    }

    private static <T> HttpResponse<T> send(HttpRequest request, int status, BodyHandler<T> handler)
            throws IOException {
        try {
            HttpResponse<T> response = CLIENT.send(request, handler);
            if (response.statusCode() != status) {
                throw new IOException(request + ": status " + response.statusCode() + " instead of " + status);
            }
            return response;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(request + " was interrupted");
        }
    }
}
