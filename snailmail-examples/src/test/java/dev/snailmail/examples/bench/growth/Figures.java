package dev.snailmail.examples.bench.growth;

import dev.snailmail.examples.bench.result.Figure;
import dev.snailmail.examples.bench.result.Results;

/** What is told of each thing that grows: three figures of its own, and one that all share. */
record Figures(Figure ratio, Figure cpu, Figure rate) {

    static Figures of(Results results, String name, String title) {
        return new Figures(
                results.figure(
                        name + "-ratio",
                        title + ": processor time of a request beside that with the fewest",
                        "times",
                        "%.2f"),
                results.figure(name + "-cpu", title + ": processor time of the server for a request", "µs", "%.1f"),
                results.figure(name + "-rate", title + ": requests a second", "requests/s", "%.0f"));
    }
}
