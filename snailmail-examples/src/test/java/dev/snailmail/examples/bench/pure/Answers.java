package dev.snailmail.examples.bench.pure;

import dev.snailmail.dialect.Dialect;
import dev.snailmail.exchange.RequestInfo;
import dev.snailmail.exchange.ResponsePlan;
import dev.snailmail.store.ObjectStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** From a request to the plan of its response, which is let go of again. */
@State(Scope.Thread)
public class Answers {

    private static final int SIZE = 64 << 10;
    private static final Path FOLDER = Path.of("target", "bench-pure");
    private static final Instant NOW = Instant.now();

    @Param
    public Question question;

    private final Dialect dialect = Dialect.httpRange();
    private ObjectStore store;
    private RequestInfo request;

    @Setup
    public void open() throws IOException {
        Files.createDirectories(FOLDER);
        Files.write(FOLDER.resolve("file.bin"), new byte[SIZE]);
        store = question.isOfFile()
                ? ObjectStore.directory(FOLDER)
                : ObjectStore.of(Map.of("object.bin", new byte[SIZE]));
        request = question.request(store);
    }

    @TearDown
    public void close() {
        store.close();
    }

    @Benchmark
    public ResponsePlan plan() {
        ResponsePlan plan = dialect.answer(request, store, NOW);
        plan.release();
        return plan;
    }
}
