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
 * A server in a process of its own: prints its port, and ends when its standard input does, so that it never
 * outlives the measurement. Arguments: {@code snailmail root network}, {@code configured root kind}, {@code traced root kind},
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

    /** A line of standard input, answered with how many bytes of heap are in use after a collection. */
    static final String HEAP = "heap";

    public static final String WIREMOCK = "wiremock";
    public static final String WIREMOCK_WITHOUT_JOURNAL = "wiremock-without-journal";
    public static final String MOCK_WEB_SERVER = "mockwebserver3";

    private static final int IO_THREADS = 2;
    private static final int BACKLOG = 4096;

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
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        for (String command = commands.readLine(); command != null; command = commands.readLine()) {
            if (command.equals(HEAP)) {
                System.out.println(usedHeap());
            }
        }
        System.exit(0);
    }

    private static long usedHeap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static int snailmail(Path root, String network) {
        return SlowServer.builder(root).network(Network.parse(network)).start().port();
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
