package dev.snailmail.examples.bench.peer;

import dev.snailmail.SlowServer;
import dev.snailmail.SlowServerBuilder;
import dev.snailmail.network.Network;
import io.undertow.Undertow;
import io.undertow.server.handlers.resource.PathResourceManager;
import io.undertow.server.handlers.resource.ResourceHandler;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.logging.LogManager;
import org.xnio.Options;

/**
 * A server in a process of its own: prints its port, obeys each line of its standard input and ends with it, so that it
 * never outlives the measurement. Arguments: {@code snailmail root network}, {@code configured root kind}, {@code traced root kind},
 * {@code undertow root}, {@code jdk root}, {@code wiremock length}, {@code wiremock-without-journal length},
 * {@code mockwebserver3 length} or {@code null nanos length}.
 */
public final class ServerMain {

    static final String SNAILMAIL = "snailmail";
    static final String TRACED = "traced";
    static final String CONFIGURED = "configured";
    static final String UNDERTOW = "undertow";
    static final String JDK = "jdk";
    static final String NULL = "null";

    public static final String WIREMOCK = "wiremock";
    public static final String WIREMOCK_WITHOUT_JOURNAL = "wiremock-without-journal";
    public static final String MOCK_WEB_SERVER = "mockwebserver3";

    /** A line of standard input: another round begins. */
    static final String RESET = "reset";

    /** A line of standard input, answered with how many bytes of heap are in use after a collection. */
    static final String HEAP = "heap";

    private static final int IO_THREADS = 2;
    static final int BACKLOG = 4096;

    private static Runnable toBeReset = () -> {};

    private ServerMain() {}

    public static void main(String[] args) throws IOException, ParseException {
        LogManager.getLogManager().reset();
        Path root = Path.of(args[1]);
        System.out.println(
                switch (args[0]) {
                    case SNAILMAIL -> snailmail(root, args[2]);
                    case TRACED -> traced(root, Traced.valueOf(args[2]));
                    case CONFIGURED -> configured(root, Configured.valueOf(args[2]));
                    case UNDERTOW -> undertow(root);
                    case JDK -> JdkFileServer.start(root);
                    case WIREMOCK -> StubServers.wireMock(Integer.parseInt(args[1]));
                    case WIREMOCK_WITHOUT_JOURNAL -> StubServers.wireMockWithoutJournal(Integer.parseInt(args[1]));
                    case MOCK_WEB_SERVER -> StubServers.mockWebServer(Integer.parseInt(args[1]));
                    default -> NullServer.start(Long.parseLong(args[1]), Integer.parseInt(args[2]));
                });
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        for (String order = orders.readLine(); order != null; order = orders.readLine()) {
            System.out.println(obey(order));
        }
        System.exit(0);
    }

    private static long obey(String order) {
        if (order.equals(RESET)) {
            toBeReset.run();
            return 0;
        }
        System.gc();
        Runtime heap = Runtime.getRuntime();
        return heap.totalMemory() - heap.freeMemory();
    }

    private static int snailmail(Path root, String network) {
        SlowServer server =
                SlowServer.builder(root).network(Network.parse(network)).start();
        toBeReset = server::reset;
        return server.port();
    }

    private static int configured(Path root, Configured kind) {
        SlowServerBuilder builder = SlowServer.builder(root);
        kind.prepare(builder);
        return builder.start().port();
    }

    private static int traced(Path root, Traced kind) throws IOException, ParseException {
        SlowServerBuilder builder = SlowServer.builder(root);
        kind.prepare(builder);
        return builder.start().port();
    }

    /** Undertow as it comes: its own handler for files, with as many I/O threads as there are processors here. */
    private static int undertow(Path root) {
        Undertow server = Undertow.builder()
                .addHttpListener(0, "127.0.0.1")
                .setIoThreads(IO_THREADS)
                .setSocketOption(Options.BACKLOG, BACKLOG)
                .setHandler(new ResourceHandler(new PathResourceManager(root)))
                .build();
        server.start();
        return ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
    }
}
