package dev.snailmail.http;

import dev.snailmail.time.Joining;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.xnio.XnioWorker;

/** The threads of one server: an XNIO worker that leaves none behind. */
final class IoThreads implements AutoCloseable {

    private static final int LEAST = 2;
    private static final int MOST = 4;

    /** They end as soon as they have closed their connections; only a stopped machine takes this long. */
    private static final Duration CLOSING_LIMIT = Duration.ofSeconds(10);

    private static final String NAME = "snailmail-";
    private static final AtomicInteger SERVERS = new AtomicInteger();

    /** One for all servers, since before Java 19 a group of its own would outlive each of them. */
    private static final ThreadGroup GROUP = new ThreadGroup("snailmail");

    /**
     * For what would block the I/O threads, which nothing here does. XNIO would make one for each server, with an MBean and classes
     * of its own to load, so it is given this one for all, which has no thread.
     */
    private static final ExecutorService UNUSED =
            new ThreadPoolExecutor(0, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), IoThreads::daemon);

    private final XnioWorker worker;

    private IoThreads(XnioWorker worker) {
        this.worker = worker;
    }

    /** @throws IOException if the system has no descriptors for their selectors; nothing is left running then */
    static IoThreads start() throws IOException {
        try {
            return new IoThreads(newWorker());
        } catch (IllegalStateException e) {
            // XNIO wraps the reason.
            if (e.getCause() instanceof IOException reason) {
                throw reason;
            }
            throw e;
        }
    }

    private static XnioWorker newWorker() {
        int processors = Runtime.getRuntime().availableProcessors();
        return QuietStart.xnio()
                .createWorkerBuilder()
                .setWorkerName(NAME + SERVERS.incrementAndGet())
                .setWorkerIoThreads(Math.max(LEAST, Math.min(processors, MOST)))
                .setThreadGroup(GROUP)
                .setDaemon(true)
                .setExternalExecutorService(UNUSED)
                .build();
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(GROUP, task, "snailmail-task");
        thread.setDaemon(true);
        return thread;
    }

    /** {@return whether the current thread is one of any server} */
    static boolean isCurrent() {
        return Thread.currentThread().getName().startsWith(NAME);
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
