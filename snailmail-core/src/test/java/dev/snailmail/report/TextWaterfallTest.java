package dev.snailmail.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.snailmail.recording.Outcome;
import dev.snailmail.recording.Recording;
import dev.snailmail.recording.RequestRecord;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TextWaterfallTest {

    private static final String JAR = "commons-rng-client-api.jar";

    private static Recording reader() {
        return new Scene()
                .at(0.3)
                .get(JAR, 27_941, 24_576, 3_365)
                .over(1, 60)
                .waits(45)
                .until(107)
                .at(110)
                .get(JAR, 27_941, 8_192, 4_096)
                .waits(50)
                .until(161)
                .at(110)
                .get(JAR, 27_941, 10_000, 4_096)
                .over(2, 60)
                .waits(50)
                .until(261)
                .at(162)
                .get("missing.bin")
                .isAnswered(404)
                .waits(30)
                .until(192)
                .at(200)
                .get("tiny", 4, 0, 2)
                .waits(30)
                .faulted("truncate(after=2)")
                .ends(Outcome.CUT_SHORT)
                .until(250)
                .at(240)
                .get("tiny", 4, 2, 2)
                .waits(30)
                .until(290)
                .at(270)
                .get("tiny")
                .waits(300)
                .ends(Outcome.INCOMPLETE)
                .until(290)
                .read();
    }

    private static Recording many(int count, int maxRecords) {
        Scene scene = new Scene(maxRecords);
        for (int i = 0; i < count; i++) {
            scene.at(i).get("key" + i % 20, 100, 0, 1 + i % 20).until(i + 1);
        }
        return scene.read();
    }

    private static String[] lines(TextWaterfall picture) {
        return picture.toString().split("\n", -1);
    }

    @Test
    void isDrawnInUnicode() {
        assertThat(TextWaterfall.of(reader()).unicode()).hasToString("""
                7 GETs, 11,561 bytes, 9,271 read once, 2,288 re-read, 2 cut short, 1 retry, 5 round trips deep,
                up to 3 in flight, 2 connections, 290.0ms
                lognormal(mode=45ms, sigma=0.5), 100MB/s, seed 42

                  #1   0.3ms ═════────                3365 B 106.7ms c1 GET commons-rng-client-api.jar 24576-27940
                  #2 110.0ms          ────            4096 B  51.0ms c1 GET commons-rng-client-api.jar 8192-12287
                  #3 110.0ms          ═════────████   4096 B 151.0ms c2 GET commons-rng-client-api.jar 10000-14095
                  #4 162.0ms              ───            0 B  30.0ms c1 GET missing.bin 404
                  #5 200.0ms                  ──██       2 B  50.0ms c1 GET tiny 0-1, fault truncate(aft…, cut short
                  #6 240.0ms                     ──██    2 B  50.0ms c1 GET tiny 2-3
                  #7 270.0ms                       ─>    0 B  20.0ms c1 GET tiny, not ended
                  ═ connecting  ─ waiting  █ transferring  > not ended

                  ··················▄███×××××××███▄·······················▄███████  33.2% 1.25x …-rng-client-api.jar
                  ··██                                                              50.0% 1.00x tiny, 2 B cut
                  · not read  ▄ partly  █ read  × read again""");
    }

    @Test
    void isDrawnInAscii() {
        assertThat(TextWaterfall.of(reader()).ascii()).hasToString("""
                7 GETs, 11,561 bytes, 9,271 read once, 2,288 re-read, 2 cut short, 1 retry, 5 round trips deep,
                up to 3 in flight, 2 connections, 290.0ms
                lognormal(mode=45ms, sigma=0.5), 100MB/s, seed 42

                  #1   0.3ms =====----                3365 B 106.7ms c1 GET commons-rng-client-api.jar 24576-27940
                  #2 110.0ms          ----            4096 B  51.0ms c1 GET commons-rng-client-api.jar 8192-12287
                  #3 110.0ms          =====----####   4096 B 151.0ms c2 GET commons-rng-client-api.jar 10000-14095
                  #4 162.0ms              ---            0 B  30.0ms c1 GET missing.bin 404
                  #5 200.0ms                  --##       2 B  50.0ms c1 GET tiny 0-1, fault truncate(a..., cut short
                  #6 240.0ms                     --##    2 B  50.0ms c1 GET tiny 2-3
                  #7 270.0ms                       ->    0 B  20.0ms c1 GET tiny, not ended
                  = connecting  - waiting  # transferring  > not ended

                  ..................-###xxxxxxx###-.......................-#######  33.2% 1.25x ...ng-client-api.jar
                  ..##                                                              50.0% 1.00x tiny, 2 B cut
                  . not read  - partly  # read  x read again""");
    }

    @Test
    void isDrawnNarrow() {
        assertThat(TextWaterfall.of(reader()).ascii().width(60)).hasToString("""
                7 GETs, 11,561 bytes, 9,271 read once, 2,288 re-read,
                2 cut short, 1 retry, 5 round trips deep, up to 3 in flight,
                2 connections, 290.0ms
                lognormal(mode=45ms, sigma=0.5), 100MB/s, seed 42

                  #1   0.3ms ==-       3365 B 106.7ms c1 GET ...ient-api.jar
                  #2 110.0ms    --     4096 B  51.0ms c1 GET ...ient-api.jar
                  #3 110.0ms    ==--#  4096 B 151.0ms c2 GET ...ient-api.jar
                  #4 162.0ms      -       0 B  30.0ms c1 GET missing.bin 404
                  #5 200.0ms       -#     2 B  50.0ms c1 GET tiny, cut short
                  #6 240.0ms        -#    2 B  50.0ms c1 GET tiny 2-3
                  #7 270.0ms         >    0 B  20.0ms c1 GET tiny, not ended
                  = connecting  - waiting  # transferring  > not ended

                  .........-#xxxx#-...........-###  33.2% 1.25x ...t-api.jar
                  ..##                              50.0% 1.00x tiny, 2 B...
                  . not read  - partly  # read  x read again""");
    }

    @Test
    void isDrawnWide() {
        assertThat(TextWaterfall.of(reader()).unicode().width(160)).hasToString("""
                7 GETs, 11,561 bytes, 9,271 read once, 2,288 re-read, 2 cut short, 1 retry, 5 round trips deep, up to 3 in flight, 2 connections, 290.0ms
                lognormal(mode=45ms, sigma=0.5), 100MB/s, seed 42

                  #1   0.3ms ═════════════════────────────                                                    3365 B 106.7ms c1 GET commons-rng-client-api.jar 24576-27940
                  #2 110.0ms                               ──────────────                                     4096 B  51.0ms c1 GET commons-rng-client-api.jar 8192-12287
                  #3 110.0ms                               ═════════════════──────────────███████████         4096 B 151.0ms c2 GET commons-rng-client-api.jar 10000-14095
                  #4 162.0ms                                              ────────                               0 B  30.0ms c1 GET missing.bin 404
                  #5 200.0ms                                                        ────────██████               2 B  50.0ms c1 GET tiny 0-1, fault truncate(after=2), cut short
                  #6 240.0ms                                                                   ────────██████    2 B  50.0ms c1 GET tiny 2-3
                  #7 270.0ms                                                                           ─────>    0 B  20.0ms c1 GET tiny, not ended
                  ═ connecting  ─ waiting  █ transferring  > not ended

                  ··················▄███×××××××███▄·······················▄███████  33.2% 1.25x commons-rng-client-api.jar
                  ··██                                                              50.0% 1.00x tiny, 2 B cut
                  · not read  ▄ partly  █ read  × read again""");
    }

    @Test
    void isCutToAScreenful() {
        assertThat(TextWaterfall.of(many(1_000, 800)).ascii().lines(20)).hasToString("""
                1,000 GETs, 10,500 bytes, 210 read once, 8,190 re-read, 2,100 not listed, 800 round trips deep,
                up to 1 in flight, 1 connection, 1000.0ms
                lognormal(mode=45ms, sigma=0.5), 100MB/s, seed 42
                not in the picture, nor in what is re-read and deep: the first 200 requests

                  #201 200.0ms #######                                                     1 B 1.0ms c1 GET key0 0-0
                  #202 201.0ms        ########                                             2 B 1.0ms c1 GET key1 0-1
                  #203 202.0ms                #######                                      3 B 1.0ms c1 GET key2 0-2
                  #204 203.0ms                       ########                              4 B 1.0ms c1 GET key3 0-3
                  #205 204.0ms                               #######                       5 B 1.0ms c1 GET key4 0-4
                  #206 205.0ms                                      #######                6 B 1.0ms c1 GET key5 0-5
                  #207 206.0ms                                             ########        7 B 1.0ms c1 GET key6 0-6
                  #208 207.0ms                                                     ####### 8 B 1.0ms c1 GET key7 0-7
                  ... and 792 more requests
                  - waiting  # transferring

                  xxxxxxxxxxxxx...................................................  20.0% 40.00x key19
                  xxxxxxxxxxxxx...................................................  19.0% 40.00x key18
                  ... and 18 more objects
                  . not read  - partly  # read  x read again""");
    }

    @Test
    void showsWhereTheFirstMarkedRequestIs() {
        Recording recording = many(100, 100);
        TextWaterfall picture = TextWaterfall.of(recording).ascii().lines(16).withoutNetwork();

        assertThat(picture.marking(request -> request.ordinal() >= 50)).hasToString("""
                100 GETs, 1,050 bytes, 840 re-read, 100 round trips deep, up to 1 in flight, 1 connection, 100.0ms

                  ... 48 requests before
                  #49 48.0ms ##########                                                  9 B 1.0ms c1 GET key8 0-8
                > #50 49.0ms           #########                                        10 B 1.0ms c1 GET key9 0-9
                > #51 50.0ms                    ##########                              11 B 1.0ms c1 GET key10 0-10
                > #52 51.0ms                              ##########                    12 B 1.0ms c1 GET key11 0-11
                > #53 52.0ms                                        #########           13 B 1.0ms c1 GET key12 0-12
                > #54 53.0ms                                                 ########## 14 B 1.0ms c1 GET key13 0-13
                  ... and 46 more requests
                  - waiting  # transferring

                  xxxxxxxxxxxxx...................................................  20.0% 5.00x key19
                  xxxxxxxxxxxxx...................................................  19.0% 5.00x key18
                  ... and 18 more objects
                  . not read  - partly  # read  x read again""");
        assertThat(lines(picture.marking(request -> request.ordinal() == 3)))
                .hasSize(16)
                .anyMatch(line -> line.startsWith("> #3 "))
                .anyMatch(line -> line.startsWith("  #1 "));
        assertThat(lines(picture.marking(request -> request.ordinal() == 100)))
                .hasSize(16)
                .anyMatch(line -> line.startsWith("> #100 "))
                .noneMatch(line -> line.contains("more request"));
        assertThat(lines(picture.marking(request -> false))).hasSize(16).anyMatch(line -> line.startsWith("  #1 "));
    }

    @Test
    void allIsShownWhereThereIsRoom() {
        assertThat(lines(TextWaterfall.of(many(1_000, 1_000)).width(120).lines(5_000)))
                .hasSize(2 + 1 + 1_000 + 1 + 1 + 20 + 1)
                .noneMatch(line -> line.contains("..."));
    }

    @Test
    void nothingIsAPictureToo() {
        assertThat(TextWaterfall.of(new Scene().read()).ascii()).hasToString("""
                0 GETs, 0 bytes, 0 re-read, 0 round trips deep, up to 0 in flight, 0 connections, 0.0ms
                lognormal(mode=45ms, sigma=0.5), 100MB/s, seed 42

                  no requests""");
    }

    @Test
    void requestsThatTookNoTimeAreOneColumn() {
        Recording recording = new Scene()
                .at(0)
                .get("a", 10, 0, 10)
                .until(0)
                .at(0)
                .get("b")
                .isAnswered(404)
                .until(0)
                .read();
        assertThat(TextWaterfall.of(recording).ascii().withoutNetwork()).hasToString("""
                2 GETs, 10 bytes, 0 re-read, 2 round trips deep, up to 1 in flight, 1 connection, 0.0ms

                  #1 0.0ms #                                                                 10 B 0.0ms c1 GET a 0-9
                  #2 0.0ms #                                                                  0 B 0.0ms c1 GET b 404
                  - waiting  # transferring

                  ##########                                                       100.0% 1.00x a
                  . not read  - partly  # read  x read again""");
    }

    @Test
    void aStallIsDrawnAsAStall() {
        Recording recording = new Scene()
                .at(0)
                .get("a", 100, 0, 100)
                .waits(100)
                .faulted("stall(200ms, after=50)")
                .until(400)
                .at(0)
                .get("b", 100, 0, 40)
                .waits(100)
                .faulted("stall(10s, after=40)")
                .ends(Outcome.CLIENT_LEFT)
                .until(400)
                .read();
        assertThat(TextWaterfall.of(recording).ascii().withoutNetwork().toString())
                .contains(
                        "  #1 0.0ms ------###~~~~~~~~~~~~~### 100 B 400.0ms c1 GET a 0-99, fault stall(200ms, after=50)\n",
                        "  #2 0.0ms ------~~~~~~~~~~~~~~~~~~~  40 B 400.0ms c1 GET b 0-39, fault stall(10s, a..., client left\n",
                        "\n  - waiting  # transferring  ~ stalled\n");
        assertThat(TextWaterfall.of(recording).unicode().toString()).contains("─███≈≈≈", "  ≈ stalled\n");
        assertThat(TextWaterfall.of(reader()).toString()).doesNotContain("stalled");
    }

    @ParameterizedTest
    @EnumSource(value = Outcome.class, names = "COMPLETE", mode = EnumSource.Mode.EXCLUDE)
    void anOutcomeIsNeverCutOff(Outcome outcome) {
        Scene scene = new Scene();
        Recording recording = scene.at(999_999_000)
                .get("a/long/key/of/an/object.bin", 1L << 50, 1L << 40, 1L << 40)
                .over(123_456, 0)
                .isAnswered(503)
                .faulted("status(503, body=slow down)")
                .ends(outcome)
                .until(1_999_999_000)
                .read();
        String spelled = RequestLines.outcome(recording.requests().get(0));
        assertThat(spelled).isNotEmpty();
        for (int width = 60; width <= 200; width++) {
            String[] lines =
                    lines(TextWaterfall.of(recording).ascii().withoutNetwork().width(width));
            assertThat(lines)
                    .anySatisfy(line -> assertThat(line).startsWith("  #1 ").endsWith(spelled));
        }
    }

    @Test
    void aRangeIsWholeIfItFits() {
        Recording recording = new Scene()
                .at(0)
                .get("a/long/key/of/an/object.bin", 1L << 50, 123_456_789_012L, 1_000)
                .faulted("truncate(after=1000)")
                .ends(Outcome.CUT_SHORT)
                .until(1)
                .at(1)
                .get("tiny", 4, 0, 2)
                .until(2)
                .read();
        assertThat(TextWaterfall.of(recording)
                        .ascii()
                        .withoutNetwork()
                        .width(120)
                        .toString())
                .contains(" GET ...bject.bin 123456789012-123456790011, fault, cut short\n");
        assertThat(TextWaterfall.of(recording)
                        .ascii()
                        .withoutNetwork()
                        .width(100)
                        .toString())
                .contains(" GET ...t.bin, fault truncate(afte..., cut short\n");
        assertThat(TextWaterfall.of(recording)
                        .ascii()
                        .withoutNetwork()
                        .width(60)
                        .toString())
                .contains(" GET tiny 0-1\n");
    }

    @Test
    void tellsWhatRetriesSaved() {
        assertThat(TextWaterfall.of(ReportScenes.resumed()).toString())
                .startsWith(
                        "2 GETs, 1,000 bytes, 600 read once, 0 re-read, 400 cut short, 1 retry (400 bytes saved),\n2 round trips deep, ");
    }

    @Test
    void showsWhatAReaderWasSentBeforeItLeft() {
        Recording recording = new Scene()
                .at(0)
                .get("a", 10, 0, 5)
                .ends(Outcome.CLIENT_LEFT)
                .until(1)
                .at(1)
                .get("a", 10, 0, 2)
                .until(2)
                .read();
        assertThat(TextWaterfall.of(recording).ascii().toString())
                .startsWith("2 GETs, 7 bytes, 2 read once, 0 re-read, 5 abandoned, ")
                .contains("\n  ##:::..... ", " 50.0% 1.00x a, 5 B abandoned\n")
                .endsWith("\n  . not read  - partly  # read  x read again  : abandoned");
    }

    @Test
    void whatWasCutShortDoesNotLookReadAgain() {
        Recording recording = new Scene()
                .at(0)
                .get("a", 10, 0, 5)
                .ends(Outcome.CUT_SHORT)
                .until(1)
                .at(1)
                .get("a", 10, 0, 10)
                .until(2)
                .read();
        assertThat(TextWaterfall.of(recording).ascii().toString()).contains("\n  ########## ", " a, 5 B cut\n");
    }

    @Test
    void whatUsersWroteBreaksNoLineAndNoColumn() {
        Recording recording = new Scene()
                .at(0)
                .asks("GET", "<script>alert(1)</script>", "bytes=0-\n1")
                .until(1)
                .at(1)
                .asks("GET", "two\nlines\u2028\u001b[31m", "lines=1")
                .until(2)
                .at(2)
                .asks("GET", "snail \ud83d\udc0c \u202egnp.exe e\u0301", "")
                .until(3)
                .at(3)
                .asks("PROPFINDALL", "日本語/データ.bin", "")
                .faulted("status(503,\nbody=\u200f)")
                .until(4)
                .at(4)
                .asks("GET", "שלום 100%s %d", "")
                .until(5)
                .read("except(\"GET\nx\")")
                .withPlannedFaults(List.of("* : status(503,\nbody=\u202e)"));
        assertThat(TextWaterfall.of(recording).unicode()).hasToString("""
                5 requests (4 GETs), 0 bytes, 0 re-read, 5 round trips deep, up to 1 in flight, 1 connection, 5.0ms
                except("GET?x"), seed 42
                planned fault: * : status(503,?body=?) -> not injected: no request matched

                  #1 0.0ms █████                      0 B 1.0ms c1 GET <script>alert(1)</script> 0-?1
                  #2 1.0ms      █████                 0 B 1.0ms c1 GET two?lines??[31m lines=1
                  #3 2.0ms           ██████           0 B 1.0ms c1 GET snail ? ?gnp.exe e?
                  #4 3.0ms                 █████      0 B 1.0ms c1 PROPFI… …語/データ.bin, fault status(503,?body=?)
                  #5 4.0ms                      █████ 0 B 1.0ms c1 GET ???? 100%s %d
                  ─ waiting  █ transferring""");
    }

    @Test
    void whatIsVeryLongIsCut() {
        Recording recording = new Scene()
                .at(0)
                .asks("GET", "k".repeat(500) + "/the/end.bin", "bytes=" + "0-1,".repeat(500))
                .until(1)
                .read("except(" + "x".repeat(500) + ")")
                .withPlannedFaults(List.of("* : status(" + "5".repeat(500) + ")"));
        assertThat(TextWaterfall.of(recording).ascii()).hasToString("""
                1 GET, 0 bytes, 0 re-read, 1 round trip deep, up to 1 in flight, 1 connection, 1.0ms
                except(xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx..., seed 42
                planned fault: * : status(55555555555555555555555555555555555... -> not injected: no request matched

                  #1 0.0ms ########################## 0 B 1.0ms c1 GET ...d.bin 0-1,0-1,0-1,0-1,0-1,0-1,0-1,0-1,0...
                  - waiting  # transferring""");
    }

    @Test
    void saysWhatIsNotInTheList() {
        assertThat(TextWaterfall.of(many(5, 5)).toString()).doesNotContain("not in the picture");
        assertThat(TextWaterfall.of(many(5, 4)).toString())
                .contains("\nnot in the picture, nor in what is re-read and deep: the first 1 request\n");
        assertThat(TextWaterfall.of(many(5, 0)).toString()).contains("5 GETs", "\n  no requests");
    }

    @Test
    void networkAndFaultsCanBeLeftOut() {
        Recording recording = reader().withPlannedFaults(List.of("GET nth=2: reset"));
        assertThat(TextWaterfall.of(recording).toString())
                .contains("\nplanned fault: GET nth=2: reset -> not injected: no request matched\n", "seed 42");
        assertThat(TextWaterfall.of(recording).withoutNetwork().toString())
                .doesNotContain("planned fault", "seed 42", "lognormal");
    }

    @Test
    void boundsAreToldWithTheirValues() {
        TextWaterfall picture = TextWaterfall.of(new Scene().read());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> picture.width(59))
                .withMessage("width (59) must be from 60 to 400 columns");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> picture.width(401))
                .withMessage("width (401) must be from 60 to 400 columns");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> picture.lines(15))
                .withMessage("lines (15) must be at least 16");
        assertThatNullPointerException().isThrownBy(() -> TextWaterfall.of(null));
        assertThatNullPointerException().isThrownBy(() -> picture.marking(null));
        assertThat(picture.width(60).width(400).lines(16).marking(RequestRecord::isMiss))
                .isNotNull();
    }
}
