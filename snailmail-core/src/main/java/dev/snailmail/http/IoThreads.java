package dev.snailmail.http;

import dev.snailmail.time.Joining;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.xnio.OptionMap;
import org.xnio.Options;
import org.xnio.XnioWorker;

/** The threads of one server: an XNIO worker that leaves none behind. */
final class IoThreads implements AutoCloseable {

    private static final int LEAST = 2;
    private static final int MOST = 4;

    /** They end as soon as they have closed their connections; only a stopped machine takes this long. */
    private static final Duration CLOSING_LIMIT = Duration.ofSeconds(10);

    private static final AtomicInteger SERVERS = new AtomicInteger();

    /** One for all servers, since before Java 19 a group of its own would outlive each of them. */
    private static final ThreadGroup GROUP = new ThreadGroup("snailmail");

    private final XnioWorker worker;

    private IoThreads(XnioWorker worker) {
        this.worker = worker;
    }

    static IoThreads start() throws IOException {
        int processors = Runtime.getRuntime().availableProcessors();
        OptionMap options = OptionMap.builder()
                .set(Options.WORKER_NAME, "snailmail-" + SERVERS.incrementAndGet())
                .set(Options.WORKER_IO_THREADS, Math.max(LEAST, Math.min(processors, MOST)))
                .set(Options.WORKER_TASK_CORE_THREADS, 1)
                .set(Options.WORKER_TASK_MAX_THREADS, 1)
                .set(Options.THREAD_DAEMON, true)
                .getMap();
        return new IoThreads(QuietStart.xnio().createWorker(GROUP, options));
    }

    XnioWorker worker() {
        return worker;
    }

    /** Waits for the threads themselves: XNIO calls a worker terminated when its last thread is about to end. */
    @Override
    public void close() {
        worker.shutdown();
        Thread[] all = new Thread[2 * GROUP.activeCount() + MOST];
        int count = GROUP.enumerate(all);
        for (int i = 0; i < count; i++) {
            if (all[i].getName().startsWith(worker.getName() + " ")) {
                Joining.uninterruptibly(all[i], CLOSING_LIMIT);
            }
        }
    }
}
