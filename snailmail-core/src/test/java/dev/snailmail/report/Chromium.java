package dev.snailmail.report;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.interactions.WheelInput;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A Chromium without a window that shows one report, and whose console and network are listened to. It is the one that is
 * installed, with its driver: {@code -Dsnailmail.chromium} and {@code -Dsnailmail.chromedriver} say where, if it is not
 * where Debian puts it; nothing is ever downloaded.
 */
final class Chromium implements AutoCloseable {

    private static final String BROWSER = System.getProperty("snailmail.chromium", "/usr/bin/chromium");
    private static final String DRIVER = System.getProperty("snailmail.chromedriver", "/usr/bin/chromedriver");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Held, so that its level stays: that there are newer browsers than the library is no news. */
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

    private final ChromeDriver driver;
    private Path shown;

    Chromium() {
        for (String program : List.of(BROWSER, DRIVER)) {
            if (!new File(program).canExecute()) {
                throw new IllegalStateException("the browser tests need " + program
                        + "; install chromium and chromium-driver, or say -Dsnailmail.chromium=... and"
                        + " -Dsnailmail.chromedriver=...");
            }
        }
        SELENIUM.setLevel(Level.SEVERE);
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(BROWSER);
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-dev-shm-usage",
                "--hide-scrollbars",
                "--window-size=1280,1000");
        options.setCapability("goog:loggingPrefs", logs);
        driver = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(new File(DRIVER))
                        .usingAnyFreePort()
                        .build(),
                options);
        size(1280, 1000);
    }

    /** Opens a report and waits until its script is through. */
    void open(Path file) {
        shown = file;
        console();
        requested();
        driver.get(file.toUri().toString());
        await(() -> "yes".equals(script("return document.documentElement.dataset.ready")));
        settle();
    }

    /** Lets the browser draw what is due. */
    void settle() {
        driver.executeAsyncScript(
                "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done()))");
    }

    void await(Supplier<Boolean> condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.get()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not so after " + PATIENCE + ": " + text("body"));
            }
            settle();
        }
    }

    Object script(String script, Object... arguments) {
        return ((JavascriptExecutor) driver).executeScript(script, arguments);
    }

    long number(String script) {
        return ((Number) script("return " + script)).longValue();
    }

    WebElement find(String selector) {
        return driver.findElement(By.cssSelector(selector));
    }

    List<WebElement> all(String selector) {
        return driver.findElements(By.cssSelector(selector));
    }

    /** The text as the document has it, whether it can be seen or not. */
    String text(String selector) {
        return (String) script("return document.querySelector(arguments[0]).textContent", selector);
    }

    String title() {
        return driver.getTitle();
    }

    /** Keys to whatever has the focus. */
    void press(CharSequence... keys) {
        Actions actions = new Actions(driver);
        for (CharSequence key : keys) {
            actions.sendKeys(key);
        }
        actions.perform();
        settle();
    }

    void hover(WebElement element) {
        new Actions(driver).moveToElement(element).perform();
        settle();
    }

    void drag(WebElement from, int startX, int byX) {
        new Actions(driver)
                .moveToElement(from, startX, 0)
                .clickAndHold()
                .moveByOffset(byX / 2, 0)
                .moveByOffset(byX - byX / 2, 0)
                .release()
                .perform();
        settle();
    }

    void wheelWithControl(WebElement over, int by) {
        new Actions(driver)
                .keyDown(Keys.CONTROL)
                .scrollFromOrigin(WheelInput.ScrollOrigin.fromElement(over), 0, by)
                .keyUp(Keys.CONTROL)
                .perform();
        settle();
    }

    void size(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    void prefers(String colorScheme) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", colorScheme))));
        settle();
    }

    byte[] screenshot() {
        return driver.getScreenshotAs(OutputType.BYTES);
    }

    /** What the page has written to the console since this was last asked. */
    List<String> console() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::toString)
                .toList();
    }

    /** What the page has asked for since this was last asked, besides itself. */
    List<String> requested() {
        return driver.manage().logs().get(LogType.PERFORMANCE).getAll().stream()
                .map(entry -> JsonMapper.shared().readTree(entry.getMessage()).get("message"))
                .filter(message -> message.get("method").stringValue().equals("Network.requestWillBeSent"))
                .map(Chromium::url)
                .filter(url -> shown == null || !url.equals(shown.toUri().toString()))
                .toList();
    }

    private static String url(JsonNode message) {
        return message.at("/params/request/url").stringValue();
    }

    @Override
    public void close() {
        driver.quit();
    }
}
