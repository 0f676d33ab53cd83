package dev.snailmail.examples.bench.pure;

import dev.snailmail.exchange.ByteRange;
import dev.snailmail.exchange.Extent;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** From the value of a {@code Range} header to the bytes that are asked for. */
@State(Scope.Thread)
public class Ranges {

    @Param({
        "bytes=1048576-1052671",
        "bytes=1048576-",
        "bytes=-65536",
        "bytes=0-4095, 8192-12287, 1048576-1052671, -16",
        "bytes=4095-0"
    })
    public String header;

    public long size = 64_000_000;

    @Benchmark
    public void parsedAndResolved(Blackhole blackhole) {
        List<ByteRange> ranges = ByteRange.parse(header);
        for (ByteRange range : ranges) {
            Extent extent = range.resolve(size).orElse(null);
            blackhole.consume(extent);
        }
        blackhole.consume(ranges);
    }
}
