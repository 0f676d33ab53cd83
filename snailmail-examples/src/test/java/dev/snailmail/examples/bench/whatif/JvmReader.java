package dev.snailmail.examples.bench.whatif;

import htsjdk.samtools.SAMRecordIterator;
import htsjdk.samtools.SamInputResource;
import htsjdk.samtools.SamReader;
import htsjdk.samtools.SamReaderFactory;
import htsjdk.samtools.ValidationStringency;
import io.tileverse.rangereader.RangeReader;
import io.tileverse.rangereader.http.HttpRangeReader;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** Readers in Java, which run in this process. */
enum JvmReader implements ElsewhereReader {
    OKHTTP("OkHttp (Kotlin): 24 ranges, 5 at a time", Sample.BLOB, List.of()) {
        @Override
        public void read(URI base) throws Exception {
            OkHttpClient client = new OkHttpClient();
            List<CompletableFuture<Void>> calls = new ArrayList<>();
            try {
                for (int nth = 0; nth < 24; nth++) {
                    Request request = new Request.Builder()
                            .url(base.resolve("blob.bin").toString())
                            .header("Range", "bytes=" + nth * 50_000 + "-" + (nth * 50_000 + 19_999))
                            .build();
                    calls.add(enqueue(client.newCall(request)));
                }
                calls.forEach(CompletableFuture::join);
            } finally {
                ExecutorService threads = client.dispatcher().executorService();
                threads.shutdown();
                client.connectionPool().evictAll();
            }
        }
    },
    TILEVERSE("tileverse range reader (Java): a header and 12 tiles", Sample.BLOB, List.of()) {
        @Override
        public void read(URI base) throws Exception {
            try (RangeReader reader = HttpRangeReader.of(base.resolve("blob.bin"))) {
                reader.readRange(0, 16_384, ByteBuffer.allocate(16_384));
                for (int tile = 1; tile <= 12; tile++) {
                    reader.readRange(tile * 100_000L, 30_000, ByteBuffer.allocate(30_000));
                }
            }
        }
    },
    HTSJDK("htsjdk (Java): a region of a BAM", Sample.BAM, List.of("samtools")) {
        @Override
        public void read(URI base) throws Exception {
            SamInputResource bam = SamInputResource.of(base.resolve("reads.bam").toURL())
                    .index(base.resolve("reads.bam.bai").toURL());
            try (SamReader reader = SamReaderFactory.makeDefault()
                            .validationStringency(ValidationStringency.SILENT)
                            .open(bam);
                    SAMRecordIterator records = reader.queryOverlapping("chr2", 500_000, 520_000)) {
                if (records.stream().count() == 0) {
                    throw new IOException("no records");
                }
            }
        }
    };

    private final String title;
    private final Sample sample;
    private final List<String> programs;

    JvmReader(String title, Sample sample, List<String> programs) {
        this.title = title;
        this.sample = sample;
        this.programs = programs;
    }

    private static CompletableFuture<Void> enqueue(Call call) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        call.enqueue(new Callback() {
            @Override
            public void onFailure(Call failed, IOException cause) {
                done.completeExceptionally(cause);
            }

            @Override
            public void onResponse(Call answered, Response response) {
                try (response) {
                    response.body().bytes();
                    done.complete(null);
                } catch (IOException e) {
                    done.completeExceptionally(e);
                }
            }
        });
        return done;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public Optional<String> missing() {
        return programs.stream()
                .filter(program -> !Command.isInstalled(program))
                .findFirst();
    }

    @Override
    public void prepare(Path store) throws Exception {
        sample.write(store);
    }
}
