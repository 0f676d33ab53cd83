package dev.snailmail.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.snailmail.network.Network;
import dev.snailmail.recording.Outcome;
import dev.snailmail.recording.RandomRecordings;
import dev.snailmail.recording.Recording;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The page in a real browser: what it shows, what can be done with it, and that it never asks for anything. */
@Tag("browser")
class HtmlReportBrowserTest {

    private static Chromium browser;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        browser = new Chromium();
    }

    @AfterAll
    static void quit() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void likeADesk() {
        browser.prefers("light");
        browser.size(1280, 1000);
    }

    @AfterEach
    void neitherErrorsNorRequests() {
        assertThat(browser.console()).isEmpty();
        assertThat(browser.requested()).isEmpty();
    }

    private void open(Recording recording) {
        Path file = folder.resolve("report.html");
        HtmlReport.write(recording, file);
        browser.open(file);
    }

    private long listed() {
        return browser.number("Number(document.getElementById('grid').dataset.listed)");
    }

    private double widthOfFirstBar() {
        return Double.parseDouble(browser.find(".bar").getCssValue("width").replace("px", ""));
    }

    private static String background() {
        return browser.find("body").getCssValue("background-color");
    }

    @Test
    void hasARowAndABarForEachRequest() {
        open(ReportScenes.twelveRequests());
        assertThat(browser.all("#grid .row")).hasSize(12);
        assertThat(browser.all("#grid .bar")).hasSize(12);
        assertThat(browser.all("#grid .bar .connect")).hasSize(3);
        assertThat(browser.all("#grid .bar .transfer")).hasSize(10);
        assertThat(browser.all("#grid .bar.failed")).hasSize(1);
        assertThat(browser.all("#grid .mark.again")).hasSize(2);
        assertThat(browser.all("#grid .mark.retry")).hasSize(1);
        assertThat(browser.find("#grid").getDomAttribute("aria-rowcount")).isEqualTo("13");
        assertThat(browser.text("#totals")).contains("12", "462.6 ms", "1.2 MB");
    }

    @Test
    void bytesThatReadersLeftHaveAColourAndALine() {
        open(ReportScenes.abandoned());
        assertThat(browser.all("#coverage .cell-abandoned")).isNotEmpty();
        assertThat(browser.all("#coverage .cell-once")).hasSize(1);
        assertThat(browser.text("#coverage")).contains("600 B abandoned");
        assertThat(browser.text("#breakdown")).contains("read once200", "abandoned by the reader600", "together800");
    }

    @Test
    void whatResumesSavedIsSaid() {
        open(ReportScenes.resumed());
        assertThat(browser.text("#findings")).contains("1 retry", "600 B sent to requests", "400 B not fetched again");
    }

    @Test
    void tenThousandAreAllThereThoughFewAreOnThePage() {
        open(ReportScenes.manyRequests(10_000));
        assertThat(browser.find("#grid").getDomAttribute("data-total")).isEqualTo("10000");
        assertThat(browser.find("#grid").getDomAttribute("aria-rowcount")).isEqualTo("10001");
        assertThat(browser.find("#minimap canvas").getDomAttribute("data-requests"))
                .isEqualTo("10000");
        assertThat(browser.all("#grid .row")).hasSizeBetween(22, 40);
        browser.script("document.getElementById('grid').focus()");
        browser.press(Keys.END);
        assertThat(browser.text("#grid .row[aria-selected=true] .ordinal")).isEqualTo("10,000");
        assertThat(browser.all("#grid .row[aria-selected=true] .bar")).hasSize(1);
        browser.press(Keys.HOME);
        assertThat(browser.text("#grid .row[aria-selected=true] .ordinal")).isEqualTo("1");
    }

    @Test
    void keysZoomAndMove() {
        open(ReportScenes.manyRequests(10_000));
        double before = widthOfFirstBar();
        browser.script("document.getElementById('grid').focus()");
        browser.press(Keys.ARROW_DOWN, "+", "+", "+", "+");
        assertThat(listed()).isBetween(500L, 1_000L);
        assertThat(widthOfFirstBar()).isGreaterThan(2 * before);
        assertThat(browser.find("#minimap .brush").isDisplayed()).isTrue();
        String shown = browser.text("#shown");
        assertThat(shown).startsWith("10,000 requests, " + String.format("%,d", listed()) + " of them from ");
        browser.press(Keys.ARROW_RIGHT);
        assertThat(browser.text("#shown")).isNotEqualTo(shown);
        browser.press("-");
        browser.press("0");
        assertThat(listed()).isEqualTo(10_000);
        assertThat(widthOfFirstBar()).isEqualTo(before);
        browser.press(Keys.ARROW_DOWN, Keys.ENTER);
        assertThat(listed()).isBetween(1L, 100L);
        assertThat(widthOfFirstBar()).isGreaterThan(50);
    }

    @Test
    void theWheelZoomsAroundThePointer() {
        open(ReportScenes.twelveRequests());
        WebElement tenth = browser.find("#request-9 .bar");
        int x = tenth.getRect().x;
        int width = tenth.getRect().width;
        browser.wheelWithControl(tenth, -120);
        WebElement closer = browser.find("#request-9 .bar");
        assertThat(closer.getRect().width).isGreaterThan(width * 5 / 4);
        int middle = closer.getRect().x + closer.getRect().width / 2;
        assertThat(middle).isBetween(x, x + width);
        assertThat(listed()).isLessThan(12);
        browser.wheelWithControl(closer, 240);
        assertThat(listed()).isEqualTo(12);
    }

    @Test
    void draggingPicksAStretchOfTime() {
        open(ReportScenes.twelveRequests());
        browser.drag(browser.find("#minimap"), 0, 250);
        assertThat(listed()).isBetween(3L, 9L);
        assertThat(browser.text("#shown")).contains(" of them from 2", " ms to ");
        browser.find("#zoom-all").click();
        assertThat(listed()).isEqualTo(12);
        browser.drag(browser.find("#request-3 .track"), -50, 200);
        assertThat(listed()).isLessThan(12);
        assertThat(browser.text("#shown")).contains(" of them from ");
    }

    @Test
    void hoveringTellsAllOfARequest() {
        open(ReportScenes.twelveRequests());
        assertThat(browser.find("#tip").isDisplayed()).isFalse();
        browser.hover(browser.find("#request-8 .bar"));
        assertThat(browser.find("#tip").isDisplayed()).isTrue();
        assertThat(browser.find("#tip").getText())
                .contains(
                        "#9 GET scenes/tiles.bin",
                        "Arrived\n301.0 ms after the start",
                        "Range asked for\nbytes=1200000-1379999",
                        "Bytes of the object\n1,200,000–1,379,999 of 2,000,000",
                        "Status\n206",
                        "Sent\n180 kB (180,000 B)",
                        "Took\n52.0 ms",
                        "to the first byte\n48.0 ms",
                        "transfer\n4.0 ms",
                        "Latency injected\n48.0 ms",
                        "Connection\n1, its request 1",
                        "In flight on arrival\n2",
                        "Outcome\ncut short",
                        "Fault\ntruncate(after=60000)");
        browser.hover(browser.find("h1"));
        assertThat(browser.find("#tip").isDisplayed()).isFalse();
    }

    @Test
    void filtersByWordsAndByWhatWasFound() {
        open(ReportScenes.twelveRequests());
        WebElement filter = browser.find("#filter");
        filter.sendKeys("tiles.bin 206");
        assertThat(listed()).isEqualTo(9);
        assertThat(browser.text("#shown")).isEqualTo("9 of 12 requests");
        filter.clear();
        filter.sendKeys("4xx");
        assertThat(browser.text("#grid .row .ordinal")).isEqualTo("8");
        filter.clear();
        filter.sendKeys("nothing like it");
        assertThat(listed()).isZero();
        assertThat(browser.find(".nothing").isDisplayed()).isTrue();
        filter.clear();
        browser.script("document.getElementById('filter').dispatchEvent(new Event('input'))");
        browser.find("#chips [data-group=rereads]").click();
        assertThat(browser.all("#grid .row .ordinal").stream().map(WebElement::getText))
                .containsExactly("7", "12");
        browser.find("#chips [data-group=all]").click();
        assertThat(listed()).isEqualTo(12);
        browser.find("#findings button[aria-label='Show Longest chain']").click();
        assertThat(listed()).isEqualTo(8);
        browser.find("#findings button[aria-label='Show Longest chain']").click();
        browser.find("#chips [data-group=all]").click();
        browser.all("#coverage .object .key").get(1).click();
        assertThat(browser.text("#grid .row .ordinal")).isEqualTo("11");
        assertThat(listed()).isEqualTo(1);
        browser.find("#chips [data-group=key]").click();
        assertThat(listed()).isEqualTo(12);
    }

    @Test
    void isDarkWhereTheSystemIsAndWhereAskedTo() {
        open(ReportScenes.twelveRequests());
        String light = background();
        browser.prefers("dark");
        String dark = background();
        assertThat(dark).isNotEqualTo(light);
        browser.find("#theme").click();
        assertThat(browser.find("#theme").getText()).isEqualTo("Theme: light");
        assertThat(background()).isEqualTo(light);
        browser.find("#theme").click();
        assertThat(background()).isEqualTo(dark);
        browser.prefers("light");
        assertThat(background()).isEqualTo(dark);
        browser.find("#theme").click();
        assertThat(browser.find("#theme").getText()).isEqualTo("Theme: auto");
        assertThat(background()).isEqualTo(light);
    }

    @Test
    void canBeUsedWithKeysOnly() {
        open(ReportScenes.twelveRequests());
        for (int i = 0;
                i < 40 && !Boolean.TRUE.equals(browser.script("return document.activeElement.id === 'grid'"));
                i++) {
            browser.press(Keys.TAB);
        }
        browser.press(Keys.ARROW_DOWN, Keys.ARROW_DOWN, Keys.ARROW_DOWN);
        assertThat(browser.text("#grid .row[aria-selected=true] .ordinal")).isEqualTo("3");
        assertThat(browser.find("#grid").getDomAttribute("aria-activedescendant"))
                .isEqualTo("request-2");
        assertThat(browser.find("#grid").getCssValue("outline-style")).isEqualTo("solid");
        assertThat(browser.find("#tip").getText()).startsWith("#3 GET scenes/tiles.bin");
        browser.press(Keys.ESCAPE);
        assertThat(browser.find("#tip").isDisplayed()).isFalse();
        browser.press("/");
        browser.press("palette", Keys.ENTER);
        assertThat(browser.text("#grid .row[aria-selected=true] .ordinal")).isEqualTo("11");
        browser.press(Keys.TAB);
        assertThat(browser.script("return document.activeElement.closest('#in-flight') !== null"))
                .isEqualTo(true);
        browser.press(Keys.ARROW_RIGHT);
        assertThat(browser.text("#in-flight .readout")).matches("\\d+ at .*");
    }

    @Test
    void tellsWhatBecameOfEachPlannedFault() {
        open(new Scene()
                .at(0)
                .asks("GET", "a", "")
                .sends(100, 0, 10)
                .until(5)
                .read()
                .withPlannedFaults(List.of("GET <b>a</b> nth=9: reset")));
        assertThat(browser.text("#breakdown"))
                .containsSubsequence(
                        "Planned fault",
                        "requests",
                        "matched",
                        "unchanged",
                        "injected",
                        "GET <b>a</b> nth=9: reset",
                        "0");
    }

    @Test
    void whatUsersWroteIsText() {
        List<String> keys = List.of(
                "<script>window.ran = 1</script>",
                "</script><script>window.ran = 2</script>",
                "<!-- <script>",
                "<img src=x onerror='window.ran = 3'>",
                "&lt;b&gt;&amp;",
                "two\nlines",
                "snail \ud83d\udc0c \u00fc",
                "lone \ud800 half",
                "turned \u202e round\u2028\u2029");
        Scene scene = new Scene();
        for (int i = 0; i < keys.size(); i++) {
            scene.at(10 * i)
                    .asks("GET", keys.get(i), "bytes=<script>window.ran = 4</script>")
                    .sends(100, 0, 10)
                    .faulted("<script>window.ran = 5</script>")
                    .until(10 * i + 5);
        }
        open(scene.read("<script>window.ran = 6</script>"));
        assertThat(browser.script("return window.ran")).isNull();
        assertThat(browser.title()).isEqualTo("snailmail report");
        assertThat(browser.all("main script, main img, main b:not(button b)")).isEmpty();
        List<String> shown = browser.all("#grid .request bdi").stream()
                .map(cell -> (String) browser.script("return arguments[0].textContent", cell))
                .toList();
        assertThat(shown)
                .containsExactly(
                        keys.get(0),
                        keys.get(1),
                        keys.get(2),
                        keys.get(3),
                        keys.get(4),
                        "two\u240alines",
                        keys.get(6),
                        "lone \u2039U+D800\u203a half",
                        "turned \u2039U+202E\u203a round\u2039U+2028\u203a\u2039U+2029\u203a");
        browser.hover(browser.find("#request-1 .bar"));
        assertThat(browser.text("#tip"))
                .contains(keys.get(1), "bytes=<script>window.ran = 4</script>", "<script>window.ran = 5</script>");
        assertThat(browser.text("#coverage")).contains(keys.toArray(new String[0])[0], keys.get(6));
        assertThat(browser.text("#setting")).contains("<script>window.ran = 6</script>");
        assertThat(browser.script("return window.ran")).isNull();
    }

    @Test
    void neitherRunsNorFetchesWhatIsNotItsOwn() {
        open(ReportScenes.twelveRequests());
        browser.script("const s = document.createElement('script'); s.textContent = 'window.ran = 1';"
                + "document.body.append(s); document.body.setAttribute('onclick', 'window.ran = 2');"
                + "document.body.click();"
                + "const i = new Image(); i.src = 'http://127.0.0.1:9/x.png'; document.body.append(i);");
        browser.settle();
        assertThat(browser.script("return window.ran")).isNull();
        assertThat(browser.console())
                .hasSize(3)
                .allMatch(line -> line.contains("Content Security Policy"))
                .anyMatch(line -> line.contains("127.0.0.1:9/x.png"));
        assertThat(browser.requested()).containsExactly("http://127.0.0.1:9/x.png");
    }

    @Test
    void drawsAllPictures() {
        open(ReportScenes.manyRequests(2_000));
        assertThat(browser.all("#in-flight .area")).hasSize(1);
        assertThat(browser.all("#pipe .area")).hasSize(1);
        assertThat(browser.all("#latency .column")).hasSize(60);
        assertThat(browser.all("#latency .curve")).hasSize(1);
        assertThat(browser.all("#coverage .object:not(.titles)")).hasSize(20);
        assertThat(browser.all("#coverage .cell-once")).isNotEmpty();
        assertThat(browser.all("#coverage .cell-twice, #coverage .cell-more")).isNotEmpty();
        assertThat(browser.all("#what-if tbody tr"))
                .hasSize(1 + Network.presets().size());
        assertThat(browser.text("#what-if .badge")).isEqualTo("estimates");
        assertThat(browser.text("#setting")).contains("lognormal(mode=45ms, sigma=0.5), 400MB/s", "42");
        browser.hover(browser.find("#pipe .plot"));
        assertThat(browser.text("#pipe .readout")).matches(".*B/s at .*s");
        browser.hover(browser.find("#coverage .object svg"));
        assertThat(browser.text("#coverage .readout")).startsWith("from ");
    }

    @Test
    void theSpecCanBeCopied() {
        open(ReportScenes.twelveRequests());
        browser.all("#setting button").get(0).click();
        browser.await(() -> !browser.text("#setting button").equals("Copy spec"));
        assertThat(browser.text("#setting button")).isEqualTo("Copied");
    }

    @Test
    void fitsADeskAndAPhone() {
        open(ReportScenes.twelveRequests());
        for (int width : new int[] {1280, 800, 390}) {
            browser.size(width, 800);
            browser.settle();
            browser.settle();
            assertThat(browser.number("document.documentElement.scrollWidth"))
                    .as("width of the page in a window of %d", width)
                    .isLessThanOrEqualTo(width);
            assertThat(browser.number("document.querySelector('#pipe svg').getBoundingClientRect().right"))
                    .isLessThanOrEqualTo(width);
            assertThat(browser.all("#grid .bar")).hasSizeBetween(5, 12);
        }
    }

    /** Long keys, specs and faults, and numbers of twelve digits. */
    private static Recording ofLongTexts() {
        long size = 999_999_999_999L;
        Scene scene = new Scene();
        for (int i = 0; i < 30; i++) {
            scene.at(5_000 + 40 * i)
                    .get(
                            "a-bucket/with/a-long-prefix/" + "0123456789".repeat(12) + "/tile-" + i + ".bin",
                            size,
                            i * 30_000_000_000L,
                            29_999_999_999L)
                    .over(1 + i % 7, 3)
                    .waits(20)
                    .until(5_000 + 40 * i + (i == 29 ? 123_456_789 : 39));
        }
        scene.at(5_100)
                .asks("PROPFIND", "x".repeat(400), "bytes=" + "0-1,".repeat(40))
                .faulted("status(503, body=" + "y".repeat(120) + ")")
                .isAnswered(503)
                .until(5_105);
        return scene.at(5_200)
                .get("stalled", size, 123_456_789_012L, 700_000_000_000L)
                .faulted("stall(2s, after=350000000000)")
                .waits(20)
                .until(9_000)
                .read("mixture(0.9: lognormal(mode=45ms, sigma=0.5), 0.1: fixed(1s)), 25MB/s, connect(1, rtt=30ms)")
                .withPlannedFaults(List.of("PROPFIND " + "z".repeat(100) + ": status(503)"));
    }

    private static final String CUT_OFF = """
            const cut = [];
            const page = document.documentElement.clientWidth;
            const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            while (texts.nextNode()) {
              const text = texts.currentNode;
              // A key is shortened, and all of it is in the tooltip. Narrow tables have titles at each figure instead of above.
              if (!text.data.trim() || text.parentElement.closest('script, noscript, .unseen, .begin, [hidden], .listed thead, .titles')) {
                continue;
              }
              const around = [];
              for (let one = text.parentElement; one; one = one.parentElement) {
                around.push(one);
              }
              if (around.some((one) => getComputedStyle(one).clipPath !== 'none')) {
                continue;
              }
              const range = document.createRange();
              range.selectNodeContents(text);
              const row = text.parentElement.closest('.row')?.getBoundingClientRect();
              const bounds = around.filter((one) => getComputedStyle(one).overflowX !== 'visible').map((one) => one.getBoundingClientRect());
              const left = Math.max(0, ...bounds.map((one) => one.left)) - 1;
              const right = Math.min(page, ...bounds.map((one) => one.right)) + 1;
              const boxes = [...range.getClientRects()].filter((one) => one.width > 0);
              if (boxes.length === 0) {
                cut.push(`not shown: ${text.data} in ${text.parentElement.className}`);
              } else if (boxes.some((one) => one.left < left || one.right > right || (row && (one.top < row.top - 1 || one.bottom > row.bottom + 1)))) {
                cut.push(`cut off: ${text.data} in ${text.parentElement.className}`);
              }
            }
            for (const one of document.querySelectorAll('body *:not(.begin, .unseen, canvas, svg, svg *)')) {
              const style = getComputedStyle(one);
              if (style.overflowX !== 'visible' && style.clipPath === 'none' && one.scrollWidth > one.clientWidth + 1 && !one.closest('#grid')) {
                cut.push(`scrolls: ${one.className} ${one.scrollWidth} > ${one.clientWidth}`);
              }
            }
            return cut;
            """;

    @ParameterizedTest
    @ValueSource(ints = {360, 480, 768, 901, 1100, 1440})
    void nothingIsCutOff(int width) {
        for (Recording recording : List.of(ReportScenes.twelveRequests(), ofLongTexts())) {
            browser.size(width, 900);
            open(recording);
            assertThat(browser.number("document.documentElement.scrollWidth")).isLessThanOrEqualTo(width);
            assertThat((List<?>) browser.script(CUT_OFF)).isEmpty();
        }
    }

    @Test
    void rowsFollowTheWidthOfThePage() {
        open(ReportScenes.manyRequests(1_000));
        int wide = browser.find("#grid .row").getRect().height;
        browser.size(360, 900);
        browser.settle();
        browser.settle();
        assertThat(browser.find("#grid .row").getRect().height).isGreaterThan(3 * wide);
        browser.script("document.getElementById('grid').focus()");
        browser.press(Keys.END);
        assertThat(browser.text("#grid .row[aria-selected=true] .ordinal")).isEqualTo("1,000");
        assertThat(browser.find("#grid .row[aria-selected=true] .bar").isDisplayed())
                .isTrue();
        assertThat(browser.find("#grid .row .figure").isDisplayed()).isTrue();
    }

    @Test
    void theAxisSpansTheFirstArrivalToTheLastEnd() {
        open(new Scene()
                .at(5_000)
                .get("a", 1_000, 0, 1_000)
                .waits(100)
                .until(5_400)
                .idleUntil(9_000)
                .read());
        long track = browser.number("document.querySelector('#axis').clientWidth");
        assertThat(widthOfFirstBar()).isCloseTo(track, within(2.0));
        assertThat(browser.text("#headline")).contains(" in 400.0 ms, without 8.60 s before ");
        assertThat(browser.text("#totals")).contains("Wall time400.0 ms");
        assertThat(browser.text("#axis")).contains("5,100 ms").doesNotContain("9,");
        assertThat(browser.text("#shown")).isEqualTo("1 request");
        browser.script("document.querySelector('#in-flight .plot').focus()");
        browser.press(Keys.ARROW_RIGHT);
        assertThat(browser.text("#in-flight .readout")).isEqualTo("1 at 5.00 s");
    }

    @Test
    void aStallHasASignOfItsOwn() {
        open(ReportScenes.twelveRequests());
        assertThat(browser.all(".stall")).isEmpty();
        open(new Scene()
                .at(0)
                .get("a", 1_000, 0, 1_000)
                .faulted("stall(200ms, after=500)")
                .waits(100)
                .until(400)
                .read());
        assertThat(browser.all("#grid .bar .stall")).hasSize(1);
        assertThat(browser.text("#legend")).contains("stalled, by its fault");
        assertThat(browser.find("#grid .bar .stall").getDomAttribute("style")).contains("left: 37.5%", "width: 50%");
        browser.hover(browser.find("#request-0 .bar"));
        assertThat(browser.find("#tip").getText()).contains("of it stalled, about\n200.0 ms");
    }

    @Test
    void rendersWhatIsOutOfTheOrdinary() {
        open(new Scene().read());
        assertThat(browser.find(".nothing").getText()).isEqualTo("No requests were recorded.");

        open(new Scene().at(0).get("a").until(0).read("none, unlimited"));
        assertThat(browser.all("#grid .bar")).hasSize(1);

        Scene rolled = new Scene(5);
        for (int i = 0; i < 9; i++) {
            rolled.at(i).get("a", 10, 0, 10).until(i + 0.5);
        }
        open(rolled.at(20).get("b").ends(Outcome.INCOMPLETE).until(30).read("fixed(1ms), 1MB/s"));
        assertThat(browser.all("#grid .bar")).hasSize(5);
        assertThat(browser.all("#grid .bar.open")).hasSize(1);
        assertThat(browser.text("#notices"))
                .contains("The first 5 requests of 10 are no longer in the list", "1 request had not ended");

        long size = Long.MAX_VALUE;
        open(new Scene()
                .at(0)
                .get("huge", size, size - 10, 10)
                .until(5)
                .at(6)
                .get("huge", size, 0, size)
                .until(9)
                .read());
        browser.hover(browser.find("#request-0 .bar"));
        assertThat(browser.text("#tip"))
                .contains("9,223,372,036,854,775,797–9,223,372,036,854,775,806 of 9,223,372,036,854,775,807");
        assertThat(browser.text("#request-1 .bytes")).isEqualTo("9.2 EB");

        open(RandomRecordings.of(5, 200));
        assertThat(browser.all("#grid .row")).isNotEmpty();
    }

    @Test
    void aHundredThousandRequestsStayQuick() {
        Recording recording = ReportScenes.manyRequests(100_000);
        long start = System.nanoTime();
        HtmlReport.write(recording, folder.resolve("report.html"));
        long written = System.nanoTime();
        browser.open(folder.resolve("report.html"));
        long opened = System.nanoTime();
        browser.script("document.getElementById('grid').focus()");
        browser.press(Keys.END, "+", "+", "0");
        long used = System.nanoTime();
        System.out.printf(
                "100,000 requests: written in %,d ms, %.1f MB, opened in %,d ms, four keys in %,d ms%n",
                (written - start) / 1_000_000,
                folder.resolve("report.html").toFile().length() / 1e6,
                (opened - written) / 1_000_000,
                (used - opened) / 1_000_000);
        assertThat(browser.find("#grid").getDomAttribute("aria-rowcount")).isEqualTo("100001");
        assertThat(browser.text("#grid .row[aria-selected=true] .ordinal")).isEqualTo("100,000");
        assertThat(browser.all("#what-if tbody tr"))
                .hasSize(1 + Network.presets().size());
    }

    @Test
    void estimatesThatAreCutOffSaySo() {
        open(new Scene()
                .at(0)
                .get("huge", Long.MAX_VALUE, 0, Long.MAX_VALUE)
                .until(9)
                .read());
        assertThat(browser.text("#what-if"))
                .contains("over 146 years", "Not replayed: bodies (s3-express, gcs, s3-metadata).");
    }

    @Test
    void estimatesSayWhatTheyKeepFromTheRecording() {
        open(ReportScenes.twelveRequests());
        assertThat(browser.text("#what-if")).contains("Kept from the recording: faults.");
    }
}
