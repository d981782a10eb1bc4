package dev.waybill.sync.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A headless Chromium that knows no host but this machine and writes down what it asked for. */
final class Browser implements AutoCloseable {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI site;
    private final Path profile;
    private final ChromeDriver driver;

    Browser(URI site) {
        assertThat(CHROMIUM)
                .as("Chromium is needed: ./waybill test installs it as root, or install chromium and chromium-driver")
                .isExecutable();
        this.site = site;
        this.profile = freshFolder();
        this.driver = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(DRIVER.toFile())
                        .usingAnyFreePort()
                        .build(),
                options(profile));
    }

    private static ChromeOptions options(Path profile) {
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM.toFile());
        options.setCapability("goog:loggingPrefs", logs);
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--hide-scrollbars",
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
                "--user-data-dir=" + profile);
        return options;
    }

    private static Path freshFolder() {
        try {
            return Files.createTempDirectory("waybill-browser");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void open(String path) {
        driver.get(site.resolve(path).toString());
    }

    /** Logs in as somebody else than before, through the form. */
    void logIn(String name, String password) {
        driver.manage().deleteAllCookies();
        open("/console");
        type("[name=username]", name);
        type("[name=password]", password);
        click("button.main");
    }

    /** Parts of the page are replaced all the time, so an element may be gone before it is used. */
    void click(String selector) {
        waiting().until(now -> {
            find(selector).click();
            return true;
        });
    }

    void type(String selector, String text) {
        WebElement field = waiting().until(now -> find(selector));
        field.clear();
        field.sendKeys(text);
    }

    /** The text of an element, once there is one. */
    String text(String selector) {
        return waiting().until(now -> find(selector).getText());
    }

    /** Waits until an element's text holds a part. */
    void awaitText(String selector, String part) {
        waiting()
                .withMessage(() -> selector + " never held " + part + ", but " + driver.getPageSource())
                .until(now -> find(selector).getText().contains(part));
    }

    /** Waits until there is such an element, seen or not. */
    void awaitPart(String selector) {
        waiting().until(now -> find(selector));
    }

    boolean isEnabled(String selector) {
        return waiting()
                .until(now -> Boolean.toString(find(selector).isEnabled()))
                .equals("true");
    }

    List<String> texts(String selector) {
        return waiting()
                .until(now -> driver.findElements(By.cssSelector(selector)).stream()
                        .map(WebElement::getText)
                        .toList());
    }

    String path() {
        return URI.create(driver.getCurrentUrl()).getPath();
    }

    void awaitPath(String path) {
        waiting().until(now -> path().equals(path));
    }

    /** Sends a POST from the page, as its script could; returns the status of the answer. */
    long post(String path) {
        return (Long) driver.executeAsyncScript(
                "fetch(arguments[0], {method: 'POST'}).then(answer => arguments[1](answer.status))", path);
    }

    void paint(String scheme) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    void size(int width, int height) {
        driver.manage().window().setSize(new Dimension(width, height));
    }

    boolean scrollsSideways() {
        return (Boolean) driver.executeScript(
                "return document.documentElement.scrollWidth > document.documentElement.clientWidth");
    }

    void picture(Path file) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What axe-core finds serious or worse. */
    @SuppressWarnings("unchecked")
    List<String> barriers() {
        driver.executeScript(axe());
        return (List<String>) driver.executeAsyncScript("""
                const done = arguments[0];
                axe.run(document, {resultTypes: ['violations']}).then(found => done(found.violations
                    .filter(one => ['serious', 'critical'].includes(one.impact))
                    .map(one => one.id + ': ' + one.nodes.map(node => node.html + ' ' + node.failureSummary).join(' | '))));
                """);
    }

    private static String axe() {
        try (InputStream script = Browser.class.getResourceAsStream("/axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the browser complained of since it was last asked; a refusal that a test provokes is no complaint. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::getMessage)
                .filter(message -> !message.contains("403"))
                .toList();
    }

    /** What it asked other places than the site for since it was last asked. */
    List<String> strangers() {
        return StreamSupport.stream(
                        driver.manage().logs().get(LogType.PERFORMANCE).spliterator(), false)
                .map(LogEntry::getMessage)
                .map(Browser::request)
                .filter(url -> url.startsWith("http") && !url.startsWith(site.toString()))
                .toList();
    }

    private static String request(String message) {
        try {
            JsonNode event = JSON.readTree(message).path("message");
            return event.path("method").asText().equals("Network.requestWillBeSent")
                    ? event.at("/params/request/url").asText()
                    : "";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private WebElement find(String selector) {
        return driver.findElement(By.cssSelector(selector));
    }

    private WebDriverWait waiting() {
        WebDriverWait wait = new WebDriverWait(driver, PATIENCE, Duration.ofMillis(50));
        wait.ignoring(StaleElementReferenceException.class);
        return wait;
    }

    @Override
    public void close() {
        driver.quit();
        try (Stream<Path> files = Files.walk(profile)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
