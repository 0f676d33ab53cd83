package dev.snailmail.network;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Networks and stores that somebody has measured, by name. Each is a {@link Network} that opens into a builder. Figures
 * that are marked as a fit are ours, from the published ones beside them.
 */
public enum NetworkPreset {
    /** {@link Network#s3Standard()}. */
    S3_STANDARD(
            "s3-standard",
            Basis.REQUEST,
            "lognormal(mode=21ms, sigma=0.6), unlimited, perConnection(85MB/s), limit(5500/s, per=prefix)",
            "Quickwit 2023 (30 ms, tail of 80 ms), AWS S3 performance guidance, undated, read 2026 (rates); mode and sigma a fit"),

    /** {@link Network#s3StandardHeavyTail()}. */
    S3_STANDARD_HEAVY_TAIL(
            "s3-standard-heavy-tail",
            Basis.REQUEST,
            "empirical(0: 10ms, 0.5: 32ms, 0.9: 110ms, 0.99: 200ms, 1: 400ms), unlimited, perConnection(85MB/s),"
                    + " limit(5500/s, per=prefix)",
            "DataFusion 2026, latencies of its simulated object store (p50, p90, p99); both ends a fit"),

    /** {@link Network#s3Express()}. */
    S3_EXPRESS(
            "s3-express",
            Basis.REQUEST,
            "lognormal(mode=3.5ms, sigma=0.35), unlimited",
            "Quickwit 2023 (single-digit milliseconds); mode and sigma a fit"),

    /** {@link Network#gcs()}. */
    GCS(
            "gcs",
            Basis.REQUEST,
            "lognormal(mode=14ms, sigma=0.22), unlimited",
            "turbopuffer, undated, read 2026, metadata (p50 12 to 18 ms, p90 15 to 25 ms); mode and sigma a fit"),

    /** {@link Network#s3Metadata()}. */
    S3_METADATA(
            "s3-metadata",
            Basis.REQUEST,
            "lognormal(mode=8.4ms, sigma=0.41), unlimited",
            "turbopuffer, undated, read 2026, metadata (p50 10 ms, p90 17 ms); mode and sigma a fit"),

    /** {@link Network#cable()}. */
    CABLE("cable", 28, "5Mbit/s", "1Mbit/s", "WebPageTest 2013, profile Cable"),

    /** {@link Network#dsl()}. */
    DSL("dsl", 50, "1.5Mbit/s", "384kbit/s", "WebPageTest 2013, profile DSL"),

    /** {@link Network#lte()}. */
    LTE("lte", 70, "12Mbit/s", "12Mbit/s", "WebPageTest 2018, profile LTE"),

    /** {@link Network#threeG()}. */
    THREE_G("three-g", 300, "1.6Mbit/s", "768kbit/s", "WebPageTest 2013, profile Mobile 3G"),

    /** {@link Network#slow4g()}. */
    SLOW_4G("slow-4g", 150, "1.6Mbit/s", "750kbit/s", "Lighthouse 2018, its default throttling, called slow 4G");

    /** What the latency of a preset was measured for. */
    public enum Basis {
        /** The time to first byte of a request on a connection that is open. */
        REQUEST,

        /** The round-trip time of a link, which a request takes once, and opening a connection once more. */
        ROUND_TRIP;

        /** {@return the name as people write it} */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    private final String id;
    private final Basis basis;
    private final String spec;
    private final String source;

    NetworkPreset(String id, Basis basis, String spec, String source) {
        this.id = id;
        this.basis = basis;
        this.spec = spec;
        this.source = source;
    }

    /** A link: every round trip takes as long, and opening a connection takes one. */
    NetworkPreset(String id, int roundTripMillis, String down, String up, String source) {
        this(
                id,
                Basis.ROUND_TRIP,
                "fixed(" + roundTripMillis + "ms), " + down + ", up(" + up + "), connect(1, rtt=" + roundTripMillis
                        + "ms)",
                source);
    }

    /**
     * Finds a preset.
     *
     * @param id its name, such as {@code s3-standard}, in any case
     * @return the preset, or empty if there is none of this name
     */
    public static Optional<NetworkPreset> named(String id) {
        return Arrays.stream(values())
                .filter(preset -> preset.id.equalsIgnoreCase(id))
                .findFirst();
    }

    /** {@return the name in specs, annotations and on the command line, such as {@code s3-standard}} */
    public String id() {
        return id;
    }

    /** {@return the network, its seed {@value Network#DEFAULT_SEED}} */
    public Network network() {
        return Network.parse(spec);
    }

    /** {@return what its latency was measured for} */
    public Basis basis() {
        return basis;
    }

    /** {@return who published its figures and when, and which of them are a fit} */
    public String source() {
        return source;
    }
}
