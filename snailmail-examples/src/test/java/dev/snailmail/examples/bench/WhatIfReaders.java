package dev.snailmail.examples.bench;

import dev.snailmail.ServerHandle;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Readers that ask in different ways for what they want, each a thread for itself or several. */
enum WhatIfReaders {
    SEQUENTIAL("40 small ranges in sequence") {
        @Override
        void read(ServerHandle server) throws Exception {
            for (int i = 0; i < 40; i++) {
                range(server, i * 10_000L, 4_000, true);
            }
        }
    },
    INDEX_THEN_TILES("an index, then 6 tiles at once, 5 times") {
        @Override
        void read(ServerHandle server) throws Exception {
            for (int step = 0; step < 5; step++) {
                range(server, step * 1_000L, 1_000, true);
                long first = 1_000_000L * (step + 1);
                inParallel(6, tile -> range(server, first + tile * 50_000L, 50_000, true));
            }
        }
    },
    DOWNLOAD("one download of 8 MB") {
        @Override
        void read(ServerHandle server) throws Exception {
            range(server, 0, 8_000_000, true);
        }
    },
    STREAMS("4 streams of 15 ranges each") {
        @Override
        void read(ServerHandle server) throws Exception {
            inParallel(4, stream -> {
                for (int i = 0; i < 15; i++) {
                    range(server, stream * 10_000_000L + i * 100_000L, 100_000, true);
                }
            });
        }
    },
    READ_AHEAD("12 ranges of 500 kB in sequence") {
        @Override
        void read(ServerHandle server) throws Exception {
            for (int i = 0; i < 12; i++) {
                range(server, i * 500_000L, 500_000, true);
            }
        }
    },
    NEW_CONNECTIONS("25 ranges, each over a connection of its own") {
        @Override
        void read(ServerHandle server) throws Exception {
            for (int i = 0; i < 25; i++) {
                range(server, i * 20_000L, 20_000, false);
            }
        }
    };

    private final String title;

    WhatIfReaders(String title) {
        this.title = title;
    }

    /** What one of several threads does. */
    @FunctionalInterface
    interface Part {
        void run(int nth) throws Exception;
    }

    abstract void read(ServerHandle server) throws Exception;

    private static void inParallel(int parts, Part part) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(parts);
        try {
            List<Callable<Void>> calls = new ArrayList<>();
            for (int i = 0; i < parts; i++) {
                int nth = i;
                calls.add(() -> {
                    part.run(nth);
                    return null;
                });
            }
            for (Future<Void> done : threads.invokeAll(calls)) {
                done.get();
            }
        } catch (ExecutionException e) {
            throw new IOException(e);
        } finally {
            threads.shutdown();
        }
    }

    private static void range(ServerHandle server, long from, int length, boolean keepsConnection) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) server.uri("object").toURL().openConnection();
        connection.setRequestProperty("Range", "bytes=" + from + "-" + (from + length - 1));
        if (!keepsConnection) {
            connection.setRequestProperty("Connection", "close");
        }
        try (InputStream in = connection.getInputStream()) {
            if (in.readAllBytes().length != length) {
                throw new IOException("A range was cut short");
            }
        }
    }

    @Override
    public String toString() {
        return title;
    }
}
