package dev.snailmail.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.exchange.RequestInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepeatedDelaysTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lognormal(mode=45ms, sigma=0.5)",
                "fixed(20ms)",
                "exponential(20ms), draws(arrival)",
                "exponential(20ms), draws(method, key)",
                "except(exponential(20ms), miss: fixed(5ms), first: fixed(80ms), GET k1: uniform(1ms, 2ms))"
            })
    void areThoseOfARoundInWhichTheRequestsArriveInThisOrder(String spec) {
        Network network = Network.parse(spec);
        List<RequestInfo> requests = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            requests.add(
                    RequestInfo.of(i % 7 == 0 ? "HEAD" : "GET", "k" + i % 5, i % 3 == 0 ? "" : "bytes=0-" + i % 4));
        }
        RepeatedDelays repeated = RepeatedDelays.of(
                network, requests, Function.identity(), request -> request.key().equals("k3") ? 404 : 200);
        for (long seed : new long[] {42, 0, -1, Long.MAX_VALUE}) {
            Delays delays = Delays.of(network.toBuilder().seed(seed).build());
            long[] expected = requests.stream()
                    .mapToLong(request -> delays.nanosFor(request, request.key().equals("k3") ? 404 : 200))
                    .toArray();
            assertThat(repeated.nanos(seed)).isEqualTo(expected);
        }
    }
}
