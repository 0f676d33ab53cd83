package dev.snailmail.report;

import dev.snailmail.recording.Outcome;
import dev.snailmail.recording.Recording;
import java.util.Random;

/** Recordings of readers as they are, for the pictures of a report. */
final class ReportScenes {

    private static final long TILE = 65_536;
    private static final double LINK_BYTES_PER_MILLI = 25_000;

    private ReportScenes() {}

    /** A header, an index and tiles, some of them again; a miss, a fault and its retry over two connections. */
    static Recording twelveRequests() {
        long size = 2_000_000;
        return new Scene()
                .at(0.4)
                .asks("HEAD", "scenes/tiles.bin", "")
                .over(1, 30)
                .waits(44)
                .until(74.6)
                .at(77)
                .get("scenes/tiles.bin", size, 0, 16_384)
                .waits(51)
                .until(128.9)
                .at(131)
                .get("scenes/tiles.bin", size, 1_900_000, 100_000)
                .waits(38)
                .until(175)
                .at(178)
                .get("scenes/tiles.bin", size, 200_000, 180_000)
                .waits(62)
                .until(248)
                .at(178.2)
                .get("scenes/tiles.bin", size, 380_000, 180_000)
                .over(2, 30)
                .waits(40)
                .until(259)
                .at(178.4)
                .get("scenes/tiles.bin", size, 900_000, 180_000)
                .over(3, 30)
                .waits(95)
                .until(312)
                .at(250)
                .get("scenes/tiles.bin", size, 300_000, 160_000)
                .waits(41)
                .until(299)
                .at(262)
                .get("scenes/tiles.aux.xml")
                .over(2, 0)
                .isAnswered(404)
                .waits(36)
                .until(298.4)
                .at(301)
                .get("scenes/tiles.bin", size, 1_200_000, 180_000)
                .waits(48)
                .faulted("truncate(after=60000)")
                .ends(Outcome.CUT_SHORT)
                .until(353)
                .at(356)
                .get("scenes/tiles.bin", size, 1_200_000, 180_000)
                .waits(44)
                .until(408)
                .at(356.3)
                .get("scenes/palette.json", 4_096, 0, 4_096)
                .over(2, 0)
                .waits(57)
                .until(413.6)
                .at(416)
                .get("scenes/tiles.bin", size, 0, 16_384)
                .waits(46)
                .until(463)
                .read("lognormal(mode=45ms, sigma=0.5), 25MB/s, connect(1, rtt=30ms)");
    }

    /** A truncated response, and a request that goes on from its 400 bytes. */
    static Recording resumed() {
        return new Scene()
                .at(0)
                .get("tiles.bin", 1_000, 0, 400)
                .asks("GET", "tiles.bin", "")
                .faulted("truncate(after=400)")
                .ends(Outcome.CUT_SHORT)
                .until(5)
                .at(6)
                .get("tiles.bin", 1_000, 400, 600)
                .isAnswered(206)
                .until(9)
                .read();
    }

    /** A reader that leaves a response, and reads some of the same bytes again in full. */
    static Recording abandoned() {
        return new Scene()
                .at(0)
                .get("tiles.bin", 1_000, 0, 600)
                .asks("GET", "tiles.bin", "bytes=0-")
                .ends(Outcome.CLIENT_LEFT)
                .until(5)
                .at(6)
                .get("tiles.bin", 1_000, 100, 200)
                .until(9)
                .read();
    }

    /** So many requests over sixteen connections, each of which goes on when its last has ended. */
    static Recording manyRequests(int count) {
        Random random = new Random(7);
        double[] free = new double[16];
        Scene scene = new Scene();
        for (int i = 0; i < count; i++) {
            int connection = 0;
            for (int c = 1; c < free.length; c++) {
                connection = free[c] < free[connection] ? c : connection;
            }
            double start = free[connection] + 0.5 + random.nextDouble();
            double wait = 57.8 * Math.exp(0.5 * random.nextGaussian());
            long bytes = TILE / 4 + random.nextInt((int) TILE);
            boolean miss = random.nextInt(200) == 0;
            double end = start + wait + (miss ? 0 : 2 + bytes / LINK_BYTES_PER_MILLI);
            String key = "scenes/2026/" + (i / Math.max(1, count / 20)) + "/tiles.bin";
            Scene.Arrival request = scene.at(start).over(connection + 1, 0).waits(wait);
            if (miss) {
                request.get(key + ".aux").over(connection + 1, 0).isAnswered(404);
            } else {
                request.get(key, 1_000 * TILE, random.nextInt(900) * TILE, bytes);
            }
            request.until(end);
            free[connection] = end;
        }
        return scene.read("lognormal(mode=45ms, sigma=0.5), 400MB/s");
    }
}
