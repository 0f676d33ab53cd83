package dev.snailmail.scenarios;

import dev.snailmail.ServerHandle;
import dev.snailmail.scenarios.Scenario.Ask;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One connection as its client has seen it. Belongs to the thread of the client until that has ended. */
final class SeenConnection {

    /** How it ended. */
    enum End {
        /** The client closed it when it had all responses. */
        CLOSED_BY_CLIENT,
        /** The client closed it before. */
        CLIENT_LEFT,
        /** The server ended its stream. */
        ENDED,
        /** The server reset it. */
        RESET
    }

    /** A response, or as much of it as came. */
    static final class Answer {
        final List<String> head = new ArrayList<>();
        final ByteArrayOutputStream body = new ByteArrayOutputStream();
        boolean headIsComplete;
        boolean isComplete;

        /** From when its request was sent, together with others, until its first byte. */
        long waitedNanos;

        int status() {
            return Integer.parseInt(head.get(0).split(" ", 3)[1]);
        }

        Optional<String> header(String name) {
            String prefix = name + ":";
            return head.stream()
                    .skip(1)
                    .filter(line -> line.regionMatches(true, 0, prefix, 0, prefix.length()))
                    .map(line -> line.substring(prefix.length()).strip())
                    .findFirst();
        }

        boolean saysClose() {
            return header("Connection").filter("close"::equalsIgnoreCase).isPresent();
        }

        @Override
        public String toString() {
            return (head.isEmpty() ? "no head" : head.get(0)) + ", " + body.size() + " bytes"
                    + (isComplete ? "" : ", not all of it");
        }
    }

    private final int server;
    private final int number;
    final List<Ask> asks = new ArrayList<>();
    final List<Answer> answers = new ArrayList<>();
    String surplus = "";
    boolean halfClosed;

    /** Made at the end, when nothing slows the server down. */
    boolean isProbe;

    End end;

    SeenConnection(int server, int number) {
        this.server = server;
        this.number = number;
    }

    int server() {
        return server;
    }

    int number() {
        return number;
    }

    /** {@return the query of its first request, which no other request has} */
    String mark() {
        return "c=" + number;
    }

    String queryOf(int request) {
        return request == 0 ? mark() : "";
    }

    /** {@return whether all that was asked has been answered in full} */
    boolean isAnswered() {
        return answers.size() == asks.size() && answers.stream().allMatch(answer -> answer.isComplete);
    }

    byte[] requests(int from, ServerHandle to) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < asks.size(); i++) {
            Ask ask = asks.get(i);
            String query = queryOf(i);
            text.append(ask.method()).append(' ').append(to.uri(ask.key()).getRawPath());
            text.append(query.isEmpty() ? "" : "?" + query).append(" HTTP/1.1\r\nHost: 127.0.0.1\r\n");
            text.append(ask.range().isEmpty() ? "" : "Range: " + ask.range() + "\r\n");
            text.append(ask.header().isEmpty() ? "" : ask.header() + "\r\n");
            text.append(ask.upload() == 0 ? "" : "Content-Length: " + ask.upload() + "\r\n");
            text.append("\r\n").append("u".repeat(ask.upload()));
        }
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public String toString() {
        return "connection " + number + " to server " + server + (halfClosed ? ", half-closed" : "") + ": " + asks
                + " -> " + answers + ", " + end;
    }
}
