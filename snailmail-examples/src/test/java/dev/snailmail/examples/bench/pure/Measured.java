package dev.snailmail.examples.bench.pure;

import dev.snailmail.examples.bench.result.Spread;
import java.util.Collection;
import java.util.stream.Collectors;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.util.Statistics;

/**
 * What JMH found out about one benchmark with one value of its parameter.
 *
 * @param method its method
 * @param parameter the value, empty where there is no parameter
 * @param threads how many threads ran it at once
 * @param nanos what one operation took a thread; an iteration is one measurement
 * @param bytes what one operation allocated
 */
record Measured(String method, String parameter, int threads, Spread nanos, Spread bytes) {

    private static final String ALLOCATED = "gc.alloc.rate.norm";

    static Measured of(RunResult result) {
        String name = result.getParams().getBenchmark();
        Collection<String> parameters = result.getParams().getParamsKeys();
        return new Measured(
                name.substring(name.lastIndexOf('.') + 1),
                parameters.stream().map(result.getParams()::getParam).collect(Collectors.joining(", ")),
                result.getParams().getThreads(),
                spread(result.getPrimaryResult()),
                spread(result.getSecondaryResults().get(ALLOCATED)));
    }

    private static Spread spread(Result<?> result) {
        Statistics iterations = result.getStatistics();
        return new Spread(iterations.getPercentile(50), iterations.getMin(), iterations.getMax());
    }
}
