package dev.snailmail.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.SlowServer;
import dev.snailmail.network.Latency;
import dev.snailmail.recording.Outcome;
import dev.snailmail.recording.RequestRecord;
import dev.snailmail.store.ObjectStore;
import dev.snailmail.wire.WireClient;
import dev.snailmail.wire.WireEnd;
import dev.snailmail.wire.WireResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each fault does to the bytes that a client gets, and to the record of them. */
@Timeout(60)
class FaultsOnTheWireTest {

    private static final int SIZE = 100_000;

    private SlowServer server;
    private WireClient client;

    @BeforeEach
    void start() {
        server = SlowServer.builder(ObjectStore.synthetic("object", SIZE)).start();
        client = WireClient.of(server);
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    private void injectFirst(String fault) {
        server.inject(
                FaultPlan.builder().on("*").first(1).inject(Fault.parse(fault)).build());
    }

    private static byte[] object(int from, int to) {
        byte[] bytes = new byte[to - from];
        for (int i = from; i < to; i++) {
            bytes[i - from] = ObjectStore.syntheticByte(i);
        }
        return bytes;
    }

    private RequestRecord only() {
        return server.recording().requests().get(0);
    }

    private void assertRecorded(String fault, int status, long bytes, Outcome outcome) {
        RequestRecord request = only();
        assertThat(request.fault()).contains(fault);
        assertThat(request.status()).isEqualTo(status);
        assertThat(request.bytesSent()).isEqualTo(bytes);
        assertThat(request.outcome()).isEqualTo(outcome);
        assertThat(server.recording().faults()).isEqualTo(Map.of(fault, 1L));
        assertThat(server.recording().faultCount()).isEqualTo(1);
    }

    private void assertConnectionIsUsable() {
        assertThat(client.get("/object", "Range: bytes=5-9").body()).isEqualTo(object(5, 10));
        assertThat(server.recording().requests().get(1).fault()).isEmpty();
    }

    @Test
    void aStatusIsAnsweredAndTheConnectionStays() {
        injectFirst("status(503, retryAfter=1s, body=slow down)");
        WireResponse response = client.get("/object");
        assertThat(response.status()).isEqualTo(503);
        assertThat(response.header("Retry-After")).contains("1");
        assertThat(response.header("Content-Type")).contains("text/plain; charset=utf-8");
        assertThat(response.header("ETag")).isEmpty();
        assertThat(response.text()).isEqualTo("slow down");
        assertRecorded("status(503, retryAfter=1s, body=slow down)", 503, 9, Outcome.COMPLETE);
        assertThat(server.recording().byStatus()).isEqualTo(Map.of(503, 1L));
        assertConnectionIsUsable();
    }

    @ParameterizedTest
    @CsvSource({"GET, /object", "HEAD, /object", "GET, /missing", "DELETE, /object", "OPTIONS, /object"})
    void aStatusReplacesAnyAnswer(String method, String target) {
        injectFirst("status(429, body=no)");
        assertThat(client.request(method, target).status()).isEqualTo(429);
        assertRecorded("status(429, body=no)", 429, method.equals("HEAD") ? 0 : 2, Outcome.COMPLETE);
        assertConnectionIsUsable();
    }

    @ParameterizedTest
    @ValueSource(strings = {"status(503)", "status(503, body=slow down)"})
    void aStatusAnswersAClientThatWaitsToBeToldToGoOn(String fault) {
        injectFirst(fault);
        client.sendRequest("PUT", "/object", "Content-Length: 5", "Expect: 100-continue");
        assertThat(client.read().status()).isEqualTo(503);
        client.readToEnd();
        assertThat(only().outcome()).isEqualTo(Outcome.COMPLETE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"status(503, body=slow down)", "stall(1ms)"})
    void aRequestWithABodyLeavesTheConnectionUsable(String fault) {
        injectFirst(fault);
        client.sendRequest("PUT", "/object", "Content-Length: 5").send("abcde");
        assertThat(client.read().status()).isIn(503, 405);
        assertConnectionIsUsable();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD"})
    void aResetBeforeTheHeadIsAResetAndNothingElse(String method) {
        injectFirst("reset");
        WireEnd end = client.sendRequest(method, "/object").readToEnd();
        assertThat(end.reset()).isTrue();
        assertThat(end.bytes()).isEmpty();
        assertRecorded("reset", 0, 0, Outcome.CUT_SHORT);
        assertThat(only().timeToFirstByte()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD"})
    void aResetBehindTheHeadComesWithTheHead(String method) {
        injectFirst("reset(after=0)");
        client.sendRequest(method, "/object", "Range: bytes=0-999");
        WireResponse head = client.readHead();
        WireEnd end = client.readToEnd();
        assertThat(head.header("Content-Length")).contains(method.equals("GET") ? "1000" : "" + SIZE);
        assertThat(end.reset()).isTrue();
        assertThat(end.bytes()).isEmpty();
        assertRecorded("reset(after=0)", head.status(), 0, Outcome.CUT_SHORT);
        assertThat(only().timeToFirstByte()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1000, 70_000, SIZE, SIZE + 1})
    void aResetInTheBodyComesBehindSoManyBytes(int after) {
        injectFirst("reset(after=" + after + ")");
        client.sendRequest("GET", "/object");
        assertThat(client.readHead().header("Content-Length")).contains("" + SIZE);
        WireEnd end = client.readToEnd();
        int sent = Math.min(after, SIZE);
        assertThat(end.reset()).isTrue();
        assertThat(end.bytes()).isEqualTo(object(0, end.bytes().length)).hasSizeLessThanOrEqualTo(sent);
        assertRecorded("reset(after=" + after + ")", 200, sent, Outcome.CUT_SHORT);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1000, 70_000, SIZE - 1})
    void aTruncatedBodyEndsWithTheConnection(int after) {
        injectFirst("truncate(after=" + after + ")");
        client.sendRequest("GET", "/object");
        assertThat(client.readHead().header("Content-Length")).contains("" + SIZE);
        WireEnd end = client.readToEnd();
        assertThat(end.reset()).isFalse();
        assertThat(end.bytes()).isEqualTo(object(0, after));
        assertRecorded("truncate(after=" + after + ")", 200, after, Outcome.CUT_SHORT);
    }

    @Test
    void whatIsNotLongerIsNotTruncated() {
        injectFirst("truncate(after=10)");
        assertThat(client.get("/object", "Range: bytes=0-9").body()).isEqualTo(object(0, 10));
        assertThat(only().fault()).isEmpty();
        assertThat(server.recording().faultCount()).isZero();
        assertConnectionIsUsable();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1000})
    void aStallComesWhereItShould(int after) {
        injectFirst("stall(50ms" + (after == 0 ? "" : ", after=" + after) + ")");
        client.sendRequest("GET", "/object");
        client.readHead();
        assertThat(client.readBytes(after)).isEqualTo(object(0, after));
        assertThat(client.readBytes(SIZE - after)).isEqualTo(object(after, SIZE));
        assertThat(only().duration()).isGreaterThanOrEqualTo(Duration.ofMillis(50));
        assertThat(only().outcome()).isEqualTo(Outcome.COMPLETE);
        assertThat(only().bytesSent()).isEqualTo(SIZE);
        assertThat(only().fault()).isPresent();
        assertConnectionIsUsable();
    }

    @ParameterizedTest
    @CsvSource({"HEAD, /object, 200", "GET, /missing, 404", "OPTIONS, /object, 200"})
    void withoutABodyTheHeadStalls(String method, String target, int status) {
        injectFirst("stall(50ms)");
        assertThat(client.request(method, target).status()).isEqualTo(status);
        assertThat(only().timeToFirstByte().orElseThrow()).isGreaterThanOrEqualTo(Duration.ofMillis(50));
        assertRecorded("stall(50ms)", status, 0, Outcome.COMPLETE);
        assertConnectionIsUsable();
    }

    @Test
    void aDripTakesAsLongAsItsPauses() {
        injectFirst("drip(bytes=100, every=10ms)");
        assertThat(client.get("/object", "Range: bytes=0-999").body()).isEqualTo(object(0, 1000));
        assertThat(only().duration()).isGreaterThanOrEqualTo(Duration.ofMillis(90));
        assertRecorded("drip(bytes=100, every=10ms)", 206, 1000, Outcome.COMPLETE);
        assertConnectionIsUsable();
    }

    @ParameterizedTest
    @CsvSource({"1, 1000", "17, 1000", "1000, 100000", "1, 1", "1000, 100"})
    void corruptionFlipsSoManyBits(int bits, int length) {
        injectFirst("corrupt(bits=" + bits + ")");
        byte[] body = client.get("/object", "Range: bytes=0-" + (length - 1)).body();
        int flipped = 0;
        for (int i = 0; i < length; i++) {
            flipped += Integer.bitCount((body[i] ^ ObjectStore.syntheticByte(i)) & 0xff);
        }
        assertThat(body).hasSize(length);
        assertThat(flipped).isEqualTo(Math.min(bits, 8 * length));
        assertRecorded("corrupt(bits=" + bits + ")", 206, length, Outcome.COMPLETE);
        assertConnectionIsUsable();
    }

    @Test
    void corruptionIsTheSameInTheSameRound() {
        server.inject(FaultPlan.builder().on("*").inject(Fault.corrupt(5)).build());
        byte[] first = client.get("/object").body();
        byte[] second = client.get("/object").body();
        server.reset();
        assertThat(client.get("/object").body()).isEqualTo(first).isNotEqualTo(second);
    }

    @ParameterizedTest
    @CsvSource({
        "0-9, bytes 1-10/100000",
        "99990-, bytes 99989-99998/100000",
        "0-, bytes 1-100000/100001",
        "5-5, bytes 6-6/100000"
    })
    void aWrongContentRangeIsOffByOne(String range, String told) {
        injectFirst("wrongContentRange");
        byte[] right = client.get("/object", "Range: bytes=" + range).body();
        WireResponse wrong = wrongly(range);
        assertThat(wrong.header("Content-Range")).contains(told);
        assertThat(wrong.body()).isEqualTo(right);
        assertThat(server.recording().faults()).isEqualTo(Map.of("wrongContentRange", 2L));
    }

    private WireResponse wrongly(String range) {
        injectFirst("wrongContentRange");
        return client.get("/object", "Range: bytes=" + range);
    }

    @Test
    void anIgnoredRangeIsTheWhole() {
        injectFirst("ignoreRange");
        WireResponse response = client.get("/object", "Range: bytes=5-9");
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("Content-Range")).isEmpty();
        assertThat(response.body()).isEqualTo(object(0, SIZE));
        assertRecorded("ignoreRange", 200, SIZE, Outcome.COMPLETE);
        assertThat(only().range()).contains("bytes=5-9");
        assertConnectionIsUsable();
    }

    @Test
    void withoutARangeThereIsNothingToIgnore() {
        injectFirst("ignoreRange");
        client.get("/object");
        assertThat(only().fault()).isEmpty();
    }

    @Test
    void aChangedObjectHasOtherBytesAndAnotherTag() {
        WireResponse before = client.get("/object");
        String etag = before.header("ETag").orElseThrow();
        server.inject(FaultPlan.builder().on("*").inject(Fault.objectChanged()).build());
        WireResponse after = client.get("/object");
        String changed = after.header("ETag").orElseThrow();
        assertThat(changed).isNotEqualTo(etag).startsWith("\"").endsWith("\"");
        assertThat(after.header("Last-Modified")).isNotEqualTo(before.header("Last-Modified"));
        byte[] bytes = after.body();
        for (int i = 0; i < SIZE; i++) {
            bytes[i] = (byte) ~bytes[i];
        }
        assertThat(bytes).isEqualTo(before.body());

        assertThat(client.get("/object", "If-Match: " + etag).status()).isEqualTo(412);
        assertThat(client.get("/object", "If-Match: " + changed).status()).isEqualTo(200);
        assertThat(client.get("/object", "If-None-Match: " + etag).status()).isEqualTo(200);
        assertThat(client.get("/object", "If-None-Match: " + changed).status()).isEqualTo(304);
        assertThat(client.get("/object", "Range: bytes=0-9", "If-Range: " + etag)
                        .status())
                .isEqualTo(200);
        assertThat(client.get("/object", "Range: bytes=0-9", "If-Range: " + changed)
                        .status())
                .isEqualTo(206);
        String since = before.header("Last-Modified").orElseThrow();
        assertThat(client.get("/object", "If-Modified-Since: " + since).status())
                .isEqualTo(200);
        assertThat(client.get("/object", "If-Unmodified-Since: " + since).status())
                .isEqualTo(412);
        assertThat(client.get("/missing").status()).isEqualTo(404);
        assertThat(server.recording().faults()).isEqualTo(Map.of("objectChanged", 9L));
    }

    @Test
    void aDelayComesOnTopOfTheLatency() {
        server.setLatency(Latency.fixed(Duration.ofMillis(20)));
        injectFirst("delay(30ms)");
        assertThat(client.get("/object", "Range: bytes=0-9").body()).isEqualTo(object(0, 10));
        assertThat(only().injectedLatency()).isEqualTo(Duration.ofMillis(50));
        assertThat(only().timeToFirstByte().orElseThrow()).isGreaterThanOrEqualTo(Duration.ofMillis(50));
        assertRecorded("delay(30ms)", 206, 10, Outcome.COMPLETE);
        assertConnectionIsUsable();
    }

    @Test
    void faultsComeWhenTheLatencyHasPassed() {
        server.setLatency(Latency.fixed(Duration.ofMillis(20)));
        injectFirst("status(503)");
        client.get("/object");
        assertThat(only().duration()).isGreaterThanOrEqualTo(Duration.ofMillis(20));
        injectFirst("reset");
        assertThat(client.sendRequest("GET", "/object").readToEnd().reset()).isTrue();
        assertThat(server.recording().requests().get(1).duration()).isGreaterThanOrEqualTo(Duration.ofMillis(20));
    }

    @Test
    void whatIsPipelinedBehindAResetIsLostWithIt() {
        injectFirst("reset(after=10)");
        String get = "GET /object HTTP/1.1\r\nHost: localhost\r\n\r\n";
        WireEnd end = client.send(get + get + get).readToEnd();
        assertThat(end.reset()).isTrue();
        assertThat(server.recording().requestCount()).isEqualTo(1);
        assertThat(server.recording().incomplete()).isZero();
    }
}
