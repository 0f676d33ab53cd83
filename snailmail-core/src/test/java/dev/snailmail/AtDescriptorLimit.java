package dev.snailmail;

import dev.snailmail.store.ObjectStore;
import dev.snailmail.wire.Descriptors;
import dev.snailmail.wire.Eventually;
import dev.snailmail.wire.FailingStore;
import dev.snailmail.wire.OwnThreads;
import dev.snailmail.wire.WireClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Serves where no file can be opened any more, in a Java of its own, and prints what becomes of it. */
final class AtDescriptorLimit {

    private AtDescriptorLimit() {}

    /** @param args a directory with the files {@code 0} to {@code 19} */
    public static void main(String[] args) throws InterruptedException {
        Path root = Path.of(args[0]);
        List<String> targets = IntStream.range(0, 20).mapToObj(nth -> "/" + nth).toList();
        warmUp(root);
        try (SlowServer server = SlowServer.builder(root).start();
                WireClient client = WireClient.of(server)) {
            client.get("/missing");
            Eventually.holds(
                    "the look at the root has ended", () -> !OwnThreads.names().contains("snailmail-look"));
            try (ObjectStore listed = ObjectStore.directory(root);
                    Descriptors taken = Descriptors.takeAll()) {
                say("statuses", statuses(client, targets));
                say("again", statuses(client, targets));
                say("missing", statuses(client, List.of("/missing", "/0/beneath", "/missing/too")));
                say("keys", messageOf(listed::keys));
                say("start", messageOf(() -> SlowServer.builder(root).start().close()));
                taken.giveBack(1);
                say("with one descriptor", statuses(client, targets));
                // Enough for selectors, not for the socket.
                taken.giveBack(6);
                say("start", messageOf(() -> SlowServer.builder(root).start().close()));
            }
            say("afterwards", statuses(client, targets));
            connectMeanwhile(server);
            say("misses", server.recording().misses());
            say(
                    "outcomes",
                    server.recording().requests().stream()
                            .collect(Collectors.groupingBy(
                                    request -> request.status() + " " + request.outcome(),
                                    TreeMap::new,
                                    Collectors.counting())));
        }
    }

    /** Loggers, clients and classes need files of their own when they are first used. */
    private static void warmUp(Path root) {
        System.getLogger("warm-up").log(System.Logger.Level.WARNING, "warm-up");
        try (SlowServer server = SlowServer.builder(root).start();
                WireClient client = WireClient.of(server)) {
            statuses(client, List.of("/0", "/0/beneath", "/missing"));
            server.keys();
        }
        try (SlowServer server = SlowServer.builder(new FailingStore(new IOException("warm-up")))
                        .start();
                WireClient client = WireClient.of(server)) {
            client.get("/warm-up");
        }
    }

    /** The client has its descriptor, the server has none for it. */
    private static void connectMeanwhile(SlowServer server) throws InterruptedException {
        CountDownLatch reported = new CountDownLatch(1);
        Logger logger = Logger.getLogger("dev.snailmail");
        logger.setFilter(line -> {
            reported.countDown();
            return true;
        });
        WireClient late;
        try (Descriptors taken = Descriptors.takeAll()) {
            taken.giveBack(1);
            late = WireClient.of(server).sendRequest("GET", "/0");
            say("reported", reported.await(30, TimeUnit.SECONDS));
        }
        say("accepted", late.read().status());
        late.close();
    }

    private static String statuses(WireClient client, List<String> targets) {
        return targets.stream()
                .map(target -> client.get(target).status())
                .distinct()
                .map(String::valueOf)
                .collect(Collectors.joining(" "));
    }

    private static String messageOf(Runnable action) {
        try {
            action.run();
            return "nothing thrown";
        } catch (UncheckedIOException e) {
            return e.getMessage();
        }
    }

    private static void say(String what, Object value) {
        System.out.println(what + ": " + value);
    }
}
