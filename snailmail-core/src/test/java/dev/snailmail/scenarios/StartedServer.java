package dev.snailmail.scenarios;

import dev.snailmail.SlowServer;
import dev.snailmail.SlowServerBuilder;
import dev.snailmail.fault.Fault;
import dev.snailmail.fault.FaultPlan;
import dev.snailmail.fault.FaultPlanBuilder;
import dev.snailmail.fault.FaultRuleBuilder;
import dev.snailmail.network.Bandwidth;
import dev.snailmail.network.ClientLink;
import dev.snailmail.network.Latency;
import dev.snailmail.network.Network;
import dev.snailmail.recording.Recording;
import dev.snailmail.scenarios.Scenario.Rule;
import dev.snailmail.scenarios.Scenario.Server;
import dev.snailmail.scenarios.Scenario.Store;
import dev.snailmail.scenarios.Scenario.Tuning;
import dev.snailmail.store.CountedStore;
import dev.snailmail.store.ObjectStore;
import dev.snailmail.wire.SampleBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A server of a scenario, running, and what has been done to it. Tuned by one thread at a time. */
final class StartedServer implements AutoCloseable {

    private static final Map<Integer, byte[]> BYTES = new ConcurrentHashMap<>();
    private static final Map<Integer, byte[]> SYNTHETIC_BYTES = new ConcurrentHashMap<>();

    private final Server description;
    private final Optional<ClientLink> link;
    private final Path folder;
    private final Optional<CountedStore> counted;
    private final SlowServer server;
    private final ServerInsides insides;
    private final List<Network> networks = new ArrayList<>();
    private final List<Recording> snapshots = new ArrayList<>();

    StartedServer(Server description, Optional<ClientLink> link, Path folder) throws IOException {
        this.description = description;
        this.link = description.onLink() ? link : Optional.empty();
        this.folder = folder;
        if (description.store() == Store.DIRECTORY || description.store() == Store.COUNTED_FILES) {
            Files.createDirectories(folder);
            for (Map.Entry<String, Integer> object : description.objects().entrySet()) {
                Path file = folder.resolve(object.getKey());
                Files.createDirectories(file.getParent());
                Files.write(file, bytesOf(description, object.getKey()));
            }
        }
        Optional<ObjectStore> store = store();
        counted = store.map(CountedStore::new);
        SlowServerBuilder builder =
                counted.isPresent() ? SlowServer.builder(counted.get()) : SlowServer.builder(folder);
        server = builder.network(network(description.network()))
                .timeScale(description.timeScale())
                .faults(plan(description.rules()))
                .start();
        insides = new ServerInsides(server);
        networks.add(server.network());
    }

    /** {@return its store, unless it is to open one itself} */
    private Optional<ObjectStore> store() {
        return switch (description.store()) {
            case DIRECTORY -> Optional.empty();
            case COUNTED_FILES -> Optional.of(ObjectStore.directory(folder));
            case MEMORY -> {
                Map<String, byte[]> objects = new HashMap<>();
                description.objects().keySet().forEach(key -> objects.put(key, bytesOf(description, key)));
                yield Optional.of(ObjectStore.of(objects));
            }
            case SYNTHETIC -> {
                Map<String, Long> sizes = new HashMap<>();
                description.objects().forEach((key, size) -> sizes.put(key, (long) size));
                yield Optional.of(ObjectStore.synthetic(sizes));
            }
        };
    }

    /** {@return the bytes that an object has, not to be changed; null without one} */
    static byte[] bytesOf(Server server, String key) {
        Integer size = server.objects().get(key);
        if (size == null) {
            return null;
        }
        return server.store() == Store.SYNTHETIC
                ? SYNTHETIC_BYTES.computeIfAbsent(size, StartedServer::synthetic)
                : BYTES.computeIfAbsent(size, SampleBytes::of);
    }

    private static byte[] synthetic(int size) {
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            bytes[i] = ObjectStore.syntheticByte(i);
        }
        return bytes;
    }

    private Network network(List<String> parts) {
        Network network = Network.parse(Server.spec(parts));
        return link.isPresent() ? network.toBuilder().clientLink(link.get()).build() : network;
    }

    static FaultPlan plan(List<Rule> rules) {
        FaultPlanBuilder plan = FaultPlan.builder();
        for (Rule rule : rules) {
            FaultRuleBuilder builder = plan.on(rule.on());
            FaultRuleBuilder counting = switch (rule.count()) {
                case ALL -> builder;
                case NTH -> builder.nth(rule.number());
                case NTH_PER_KEY -> builder.nthPerKey(rule.number());
                case FIRST -> builder.first(rule.number());
                case TIMES -> builder.times(rule.number());
                case PERCENT -> builder.probability(rule.number() / 100.0);
                case ALL_UNTIL_RESET -> builder.untilReset();
            };
            plan = counting.inject(Fault.parse(rule.fault()));
        }
        return plan.build();
    }

    void apply(Tuning tuning) {
        switch (tuning.kind()) {
            case SET_LATENCY -> server.setLatency(Latency.parse(tuning.parts().get(0)));
            case SET_BANDWIDTH ->
                server.setBandwidth(Bandwidth.parse(tuning.parts().get(0)));
            case SET_NETWORK -> server.setNetwork(network(tuning.parts()));
            case INJECT -> server.inject(plan(tuning.rules()));
            case RESET -> server.reset();
            case RESET_LINK -> link.ifPresent(ClientLink::reset);
            case SNAPSHOT -> snapshots.add(server.snapshot());
        }
        networks.add(server.network());
    }

    /** Takes off all that could keep a probe from its answer. */
    void calm() {
        server.inject(FaultPlan.none());
        server.setNetwork(Network.builder().build());
        networks.add(server.network());
    }

    Server description() {
        return description;
    }

    SlowServer server() {
        return server;
    }

    ServerInsides insides() {
        return insides;
    }

    Path folder() {
        return folder;
    }

    Optional<CountedStore> counted() {
        return counted;
    }

    List<Network> networks() {
        return networks;
    }

    List<Recording> snapshots() {
        return snapshots;
    }

    @Override
    public void close() {
        server.close();
        counted.ifPresent(CountedStore::close);
    }
}
