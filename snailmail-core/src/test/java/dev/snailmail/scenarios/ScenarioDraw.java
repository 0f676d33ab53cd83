package dev.snailmail.scenarios;

import dev.snailmail.scenarios.Scenario.Ask;
import dev.snailmail.scenarios.Scenario.Client;
import dev.snailmail.scenarios.Scenario.Link;
import dev.snailmail.scenarios.Scenario.Manner;
import dev.snailmail.scenarios.Scenario.Rule;
import dev.snailmail.scenarios.Scenario.Server;
import dev.snailmail.scenarios.Scenario.Step;
import dev.snailmail.scenarios.Scenario.Store;
import dev.snailmail.scenarios.Scenario.Tuning;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Draws scenarios: the same from the same seed. They are small, and take some 50 ms each. */
final class ScenarioDraw {

    private static final String[] KEYS = {"a.bin", "dir/b.bin", "with space.bin", "größe.bin"};
    private static final String MISSING = "missing.bin";
    private static final int[] SIZES = {0, 1, 2, 100, 1_000, 5_000, 20_000, 20_000, 20_000, 70_000, 70_000, 300_000};
    private static final double[] SCALES = {1, 1, 1, 0.1, 0.02, 0.5, 2};

    private final long seed;
    private final Random random;

    private ScenarioDraw(long seed) {
        this.seed = seed;
        this.random = new Random(seed);
        // Neighbouring seeds have first draws that are alike.
        random.nextLong();
    }

    static Scenario of(long seed) {
        return new ScenarioDraw(seed).scenario();
    }

    private Scenario scenario() {
        // One scale for all, since servers of a link must tell the same time.
        double scale = SCALES[random.nextInt(SCALES.length)];
        NetworkDraw networks = new NetworkDraw(random, scale);
        FaultDraw faults = new FaultDraw(random, scale);
        Optional<Link> link = chance(0.4) ? Optional.of(new Link(networks.rate(), networks.rate())) : Optional.empty();
        int count = link.isPresent() ? between(1, 3) : between(1, 2);
        List<Server> servers = several(count, () -> server(networks, faults, scale, link.isPresent()));
        List<Client> clients = several(between(1, 5), () -> client(servers));
        List<Tuning> tunings =
                chance(0.5) ? several(between(1, 4), () -> tuning(servers, networks, faults)) : List.of();
        return new Scenario(
                seed,
                link,
                servers,
                clients,
                tunings.stream()
                        .sorted(Comparator.comparingInt(Tuning::atMicros))
                        .toList());
    }

    private Server server(NetworkDraw networks, FaultDraw faults, double scale, boolean hasLink) {
        Map<String, Integer> objects = new TreeMap<>();
        for (String key : KEYS) {
            if (chance(0.7)) {
                objects.put(key, SIZES[random.nextInt(SIZES.length)]);
            }
        }
        objects.putIfAbsent(KEYS[0], 20_000);
        Store store = Store.values()[random.nextInt(Store.values().length)];
        List<Rule> rules = chance(0.5) ? faults.rules() : List.of();
        return new Server(store, objects, networks.parts(), scale, hasLink && chance(0.8), chance(0.15), rules);
    }

    private Client client(List<Server> servers) {
        int server = random.nextInt(servers.size());
        Map<String, Integer> objects = servers.get(server).objects();
        List<Ask> asked = new ArrayList<>();
        return new Client(server, between(0, 10_000), several(between(1, 3), () -> step(objects, asked)));
    }

    private Step step(Map<String, Integer> objects, List<Ask> asked) {
        List<Ask> asks = new ArrayList<>();
        for (int i = chance(0.3) ? between(2, 4) : 1; i > 0; i--) {
            asks.add(!asked.isEmpty() && chance(0.25) ? asked.get(random.nextInt(asked.size())) : ask(objects));
        }
        // A client that writes without reading would wait for a server that writes without reading.
        List<Ask> uploads = asks.stream().filter(ask -> ask.upload() > 0).toList();
        List<Ask> written = uploads.isEmpty() ? asks : uploads.subList(0, 1);
        asked.addAll(written);
        Manner manner = chance(0.6) ? Manner.READS : Manner.values()[random.nextInt(Manner.values().length)];
        int amount = manner == Manner.READS_SLOWLY
                ? between(500, 8_000)
                : chance(0.3) ? 0 : (int) Math.exp(random.nextDouble() * Math.log(200_000));
        return new Step(List.copyOf(written), manner, amount, chance(0.7));
    }

    private Ask ask(Map<String, Integer> objects) {
        String key = chance(0.1) ? MISSING : List.copyOf(objects.keySet()).get(random.nextInt(objects.size()));
        double kind = random.nextDouble();
        if (kind < 0.06) {
            return new Ask("PUT", key, "", "", 1 + random.nextInt(chance(0.2) ? 60_000 : 3_000));
        }
        if (kind < 0.12) {
            return new Ask("OPTIONS", key, "", "", 0);
        }
        String method = kind < 0.2 ? "HEAD" : "GET";
        String range = chance(0.5) ? range(objects.getOrDefault(key, 100)) : "";
        return new Ask(method, key, range, chance(0.15) ? header() : "", 0);
    }

    private String header() {
        return pick("If-None-Match: *", "If-Match: \"another\"", "If-Match: *", "Connection: close");
    }

    private String range(int size) {
        int first = random.nextInt(size + 1);
        int length = 1 + random.nextInt(Math.max(1, size / 2));
        return switch (random.nextInt(6)) {
            case 0 -> "bytes=" + first + "-";
            case 1 -> "bytes=-" + length;
            case 2 -> "bytes=" + first + "-" + (first + length - 1) + "," + between(0, 50) + "-" + between(50, 90);
            default -> "bytes=" + first + "-" + (first + length - 1);
        };
    }

    private Tuning tuning(List<Server> servers, NetworkDraw networks, FaultDraw faults) {
        Tuning.Kind kind = Tuning.Kind.values()[random.nextInt(Tuning.Kind.values().length)];
        List<String> parts = switch (kind) {
            case SET_LATENCY -> List.of(networks.law());
            case SET_BANDWIDTH -> List.of(chance(0.2) ? "unlimited" : networks.rate());
            case SET_NETWORK -> networks.parts();
            default -> List.of();
        };
        List<Rule> rules = kind == Tuning.Kind.INJECT && chance(0.8) ? faults.rules() : List.of();
        return new Tuning(between(0, 30_000), random.nextInt(servers.size()), kind, parts, rules);
    }

    private boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    private int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private static <T> List<T> several(int count, Supplier<T> one) {
        return Stream.generate(one).limit(count).toList();
    }
}
