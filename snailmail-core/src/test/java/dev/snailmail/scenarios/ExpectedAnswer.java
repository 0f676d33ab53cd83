package dev.snailmail.scenarios;

import dev.snailmail.scenarios.Scenario.Ask;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The model of a response: what a request must get, by what is stored and by the fault that its record names. Written
 * apart from the dialect and the faults of the server, for the few forms of requests that scenarios have.
 *
 * @param status the status
 * @param length the {@code Content-Length}; -1 for a response that may have none
 * @param body the body
 * @param contentRange the {@code Content-Range}; empty without one
 * @param sent how many bytes of the body are sent at the most
 * @param fault the name of the fault; empty without one
 * @param number the number in the parentheses of the fault; -1 without one
 */
record ExpectedAnswer(
        int status, int length, Body body, Optional<String> contentRange, int sent, String fault, int number) {

    private static final Pattern NUMBER = Pattern.compile("(?:after|bits|status)[=(](\\d+)");
    private static final Pattern TEXT = Pattern.compile("body='?([^,')]+)'?\\)");
    private static final byte[] NOTHING = {};

    /** A body, which may quote the entity tag of the object. */
    interface Body {
        byte[] bytes(String etag);

        static Body of(byte[] bytes) {
            return etag -> bytes;
        }
    }

    private record Part(int first, int length) {}

    /**
     * Predicts a response.
     *
     * @param stored what is at the key; null for nothing
     * @param ask the request
     * @param spec the fault or the limit that the request met; empty for none
     */
    static ExpectedAnswer of(byte[] stored, Ask ask, String spec) {
        String fault = spec.replaceAll("\\(.*", "");
        Matcher matcher = NUMBER.matcher(spec);
        int number = matcher.find() ? Integer.parseInt(matcher.group(1)) : -1;
        boolean isChanged = fault.equals("objectChanged");
        byte[] bytes = stored == null || !isChanged ? stored : inverted(stored);
        Ask read = fault.equals("ignoreRange") ? new Ask(ask.method(), ask.key(), "", ask.header(), ask.upload()) : ask;
        ExpectedAnswer sound = sound(bytes, read);
        return switch (fault) {
            case "status" -> status(number, text(spec), ask);
            case "limit" -> status(503, "", ask);
            default -> sound.with(fault, number);
        };
    }

    private ExpectedAnswer with(String newFault, int newNumber) {
        int most = newFault.equals("truncate") || newFault.equals("reset") ? Math.max(0, newNumber) : sent;
        return new ExpectedAnswer(status, length, body, contentRange, most, newFault, newNumber);
    }

    private static ExpectedAnswer status(int status, String text, Ask ask) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        return answer(status, body.length, Body.of(ask.method().equals("HEAD") ? NOTHING : body));
    }

    private static String text(String spec) {
        Matcher text = TEXT.matcher(spec);
        return text.find() ? text.group(1) : "";
    }

    private static ExpectedAnswer answer(int status, int length, Body body) {
        return new ExpectedAnswer(status, length, body, Optional.empty(), Integer.MAX_VALUE, "", -1);
    }

    private static ExpectedAnswer sound(byte[] stored, Ask ask) {
        if (ask.method().equals("OPTIONS") || ask.method().equals("PUT")) {
            return answer(ask.method().equals("PUT") ? 405 : 200, 0, Body.of(NOTHING));
        }
        if (stored == null) {
            return answer(404, 0, Body.of(NOTHING));
        }
        if (ask.header().equals("If-Match: \"another\"")) {
            return answer(412, 0, Body.of(NOTHING));
        }
        if (ask.header().equals("If-None-Match: *")) {
            return answer(304, -1, Body.of(NOTHING));
        }
        if (ask.method().equals("HEAD")) {
            return answer(200, stored.length, Body.of(NOTHING));
        }
        return get(stored, ask.range());
    }

    private static ExpectedAnswer get(byte[] stored, String range) {
        ExpectedAnswer whole = answer(200, stored.length, Body.of(stored));
        if (range.isEmpty()) {
            return whole;
        }
        List<Part> parts = parts(range.substring("bytes=".length()), stored.length);
        int asked = parts.stream().mapToInt(Part::length).sum();
        if (parts.isEmpty()) {
            boolean ofNothing = stored.length == 0 && range.startsWith("bytes=-");
            return ofNothing ? whole : answer(416, 0, Body.of(NOTHING)).at("bytes */" + stored.length);
        }
        if (parts.size() == 1) {
            Part part = parts.get(0);
            return answer(206, part.length(), Body.of(slice(stored, part))).at(contentRange(part, stored.length));
        }
        return asked > stored.length ? whole : answer(206, -1, etag -> multipart(stored, parts, etag));
    }

    private ExpectedAnswer at(String range) {
        return new ExpectedAnswer(status, length, body, Optional.of(range), sent, fault, number);
    }

    private static List<Part> parts(String ranges, int size) {
        List<Part> parts = new ArrayList<>();
        for (String range : ranges.split(",")) {
            int dash = range.indexOf('-');
            String last = range.substring(dash + 1);
            int first =
                    dash == 0 ? Math.max(0, size - Integer.parseInt(last)) : Integer.parseInt(range.substring(0, dash));
            int end = dash == 0 || last.isEmpty() ? size : Math.min(size, Integer.parseInt(last) + 1);
            if (first < end) {
                parts.add(new Part(first, end - first));
            }
        }
        return parts;
    }

    private static String contentRange(Part part, int size) {
        return "bytes " + part.first() + "-" + (part.first() + part.length() - 1) + "/" + size;
    }

    private static byte[] multipart(byte[] stored, List<Part> parts, String etag) {
        String boundary = "--snailmail-" + etag.replace("\"", "");
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            text.append(text.isEmpty() ? "" : "\r\n").append(boundary);
            text.append("\r\nContent-Type: application/octet-stream\r\nContent-Range: ");
            text.append(contentRange(part, stored.length)).append("\r\n\r\n");
            text.append(new String(slice(stored, part), StandardCharsets.ISO_8859_1));
        }
        return text.append("\r\n").append(boundary).append("--\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] slice(byte[] bytes, Part part) {
        return Arrays.copyOfRange(bytes, part.first(), part.first() + part.length());
    }

    private static byte[] inverted(byte[] bytes) {
        byte[] inverted = bytes.clone();
        for (int i = 0; i < inverted.length; i++) {
            inverted[i] = (byte) ~inverted[i];
        }
        return inverted;
    }

    /** {@return whether the connection ends with this response, because a fault says so} */
    boolean isCut() {
        return fault.equals("reset") || fault.equals("truncate");
    }

    /** {@return whether the connection is reset without a head} */
    boolean hasNoHead() {
        return fault.equals("reset") && number < 0;
    }
}
