package dev.snailmail.scenarios;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Servers, clients and tuning, and nothing that runs: two scenarios are equal if they say the same. Times of clients and
 * tuning are real time; those in specs are of the time that the server tells, which its time scale turns into real time.
 *
 * @param seed the seed that it was drawn from
 * @param link the link that servers share, if there is one
 * @param servers the servers
 * @param clients the clients, each of which works on its own
 * @param tunings what is changed while the clients work, in order of time
 */
record Scenario(long seed, Optional<Link> link, List<Server> servers, List<Client> clients, List<Tuning> tunings) {

    /** A {@code ClientLink}: the specs of its two rates. */
    record Link(String down, String up) {}

    /** Where objects lie. */
    enum Store {
        MEMORY,
        SYNTHETIC,
        /** Files, opened by the builder and closed with the server. */
        DIRECTORY,
        /** Files in a store of the test's own, which counts what it hands out. */
        COUNTED_FILES
    }

    /**
     * One server.
     *
     * @param store where its objects lie
     * @param objects the sizes of its objects by key
     * @param network the parts of its network
     * @param timeScale how much real time passes for a second
     * @param onLink whether it is on the link
     * @param lockstep whether its clients work in lockstep
     * @param rules which requests meet which fault
     */
    record Server(
            Store store,
            Map<String, Integer> objects,
            List<String> network,
            double timeScale,
            boolean onLink,
            boolean lockstep,
            List<Rule> rules) {

        String spec() {
            return spec(network);
        }

        static String spec(List<String> parts) {
            return parts.isEmpty() ? "none" : String.join(", ", parts);
        }
    }

    /**
     * One rule of a fault plan.
     *
     * @param on the pattern of requests
     * @param count how it counts
     * @param number the number that {@code count} takes
     * @param fault the spec of the fault
     */
    record Rule(String on, Count count, int number, String fault) {}

    /** How a rule counts. */
    enum Count {
        ALL,
        NTH,
        NTH_PER_KEY,
        FIRST,
        TIMES,
        /** A probability, in percent. */
        PERCENT,
        ALL_UNTIL_RESET
    }

    /**
     * A client, with one connection at a time.
     *
     * @param server the index of its server
     * @param startMicros when it begins
     * @param steps what it does, one after the other
     */
    record Client(int server, int startMicros, List<Step> steps) {}

    /**
     * Requests in one write, and what the client does about the responses.
     *
     * @param asks the requests, pipelined if there are several
     * @param manner how it reads
     * @param amount what {@code manner} takes: bytes, or microseconds
     * @param keeps whether the connection is kept for the next step
     */
    record Step(List<Ask> asks, Manner manner, int amount, boolean keeps) {}

    /** What a client does once it has sent its requests. */
    enum Manner {
        READS,
        /** Pauses for so many microseconds in the middle of the first body. */
        READS_SLOWLY,
        /** Shuts down its sending side, then reads. */
        HALF_CLOSES,
        /** Reads so many bytes at most, then closes the connection. */
        LEAVES,
        /** The same, but resets the connection. */
        RESETS
    }

    /**
     * A request.
     *
     * @param method the method
     * @param key the key, of an object or of none
     * @param range the value of {@code Range}; empty for none
     * @param header another header line; empty for none
     * @param upload how many bytes of request body it brings
     */
    record Ask(String method, String key, String range, String header, int upload) {}

    /**
     * A change while clients work.
     *
     * @param atMicros when
     * @param server the index of the server
     * @param kind what is changed
     * @param parts the parts of a network, a law or a rate
     * @param rules the rules of a new fault plan
     */
    record Tuning(int atMicros, int server, Kind kind, List<String> parts, List<Rule> rules) {

        enum Kind {
            SET_LATENCY,
            SET_BANDWIDTH,
            SET_NETWORK,
            INJECT,
            RESET,
            RESET_LINK,
            SNAPSHOT
        }
    }

    /** {@return the requests of all clients of a server} */
    List<Ask> asksOf(int server) {
        return clients.stream()
                .filter(client -> client.server() == server)
                .flatMap(client -> client.steps().stream())
                .flatMap(step -> step.asks().stream())
                .toList();
    }

    /** {@return whether a server is changed in one of these ways} */
    boolean tunes(int server, Tuning.Kind... kinds) {
        List<Tuning.Kind> wanted = List.of(kinds);
        return tunings.stream().anyMatch(tuning -> tuning.server() == server && wanted.contains(tuning.kind()));
    }

    /** {@return whether every run of it asks for the same, whoever comes first, and draws are keyed by what is asked} */
    boolean isRepeatable() {
        boolean everyoneStays = clients.stream()
                .flatMap(client -> client.steps().stream())
                .noneMatch(step -> step.manner() == Manner.LEAVES || step.manner() == Manner.RESETS);
        return everyoneStays
                && tunings.isEmpty()
                && servers.stream().allMatch(server -> server.rules().isEmpty())
                && servers.stream()
                        .flatMap(server -> server.network().stream())
                        .noneMatch(part -> part.matches("(draws|limit|idleTimeout|maxConnections).*"));
    }

    /** {@return one line for each part} */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("seed " + seed + "\n");
        link.ifPresent(shared -> text.append("  ").append(shared).append('\n'));
        for (int i = 0; i < servers.size(); i++) {
            text.append("  server ")
                    .append(i)
                    .append(": ")
                    .append(servers.get(i))
                    .append('\n');
        }
        for (int i = 0; i < clients.size(); i++) {
            Client client = clients.get(i);
            text.append("  client " + i + " of server " + client.server() + ", from " + client.startMicros() + "us:\n");
            text.append(
                    client.steps().stream().map(step -> "    " + step + "\n").collect(Collectors.joining()));
        }
        tunings.forEach(tuning -> text.append("  ").append(tuning).append('\n'));
        return text.toString();
    }
}
