package dev.aimos.examples.serve;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * Chromium without a screen, with a profile of its own, which reports whatever a page should not have done. It is taken from the
 * search path, or from the system properties {@code aimos.chromium} and {@code aimos.chromedriver}; where there is none, tests
 * are left out.
 */
final class Browser implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Runs before any script of the page: remembers what must not happen. */
    private static final String WATCH = """
            window.violations = [];
            window.pwned = (what) => window.violations.push('executed: ' + what);
            window.alert = window.confirm = window.prompt = (text) => window.violations.push('dialog: ' + text);
            document.addEventListener('securitypolicyviolation', (event) =>
                window.violations.push('csp: ' + event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sample));
            window.addEventListener('error', (event) => window.violations.push('error: ' + event.message));
            window.addEventListener('unhandledrejection', (event) => window.violations.push('rejection: ' + event.reason));
            """;

    private final ChromeDriver driver;
    private final Path profile;

    private Browser(ChromeDriver driver, Path profile) {
        this.driver = driver;
        this.profile = profile;
        driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", WATCH));
        device(1280, 900);
    }

    /** Starts Chromium, or aborts the test where there is none. */
    static Browser start(Path profile) {
        Optional<File> chromium = found("aimos.chromium", "chromium", "chromium-browser", "google-chrome");
        Optional<File> chromedriver = found("aimos.chromedriver", "chromedriver");
        Assumptions.assumeTrue(
                chromium.isPresent() && chromedriver.isPresent(),
                "no chromium and chromedriver on the search path; name them with -Daimos.chromium and -Daimos.chromedriver");
        // Set, so that nothing is looked for in the network.
        System.setProperty("webdriver.chrome.driver", chromedriver.orElseThrow().getPath());
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium.orElseThrow());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-proxy-server",
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
                "--user-data-dir=" + profile);
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, java.util.logging.Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(chromedriver.orElseThrow())
                .usingAnyFreePort()
                .build();
        return new Browser(new ChromeDriver(service, options), profile);
    }

    private static Optional<File> found(String property, String... names) {
        String named = System.getProperty(property);
        if (named != null) {
            return Optional.of(new File(named));
        }
        return Stream.of(names)
                .flatMap(name -> Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .map(directory -> new File(directory, name)))
                .filter(File::canExecute)
                .findFirst();
    }

    void open(String url) {
        driver.get(url);
    }

    /** Goes to another view by its address alone. */
    void hash(String hash) {
        driver.executeScript("window.location.hash = arguments[0]", hash);
    }

    String url() {
        return driver.getCurrentUrl();
    }

    void back() {
        driver.navigate().back();
    }

    /** Sizes the page as a device of so many pixels would show it. */
    void device(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
    }

    /** What the device prefers: {@code dark} or {@code light}. */
    void prefers(String colours) {
        prefers("prefers-color-scheme", colours);
    }

    /** What the device prefers, by a feature of media queries. */
    void prefers(String feature, String value) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia", Map.of("features", List.of(Map.of("name", feature, "value", value))));
    }

    /** Waits until nothing is being fetched and a heading is there. */
    void settle() {
        until(
                "the page is settled",
                "return document.querySelector('main h1') !== null"
                        + " && document.querySelector('[aria-busy], .loading') === null");
    }

    /** Waits until a script says yes. */
    void until(String what, String script, Object... arguments) {
        new WebDriverWait(driver, PATIENCE)
                .withMessage(() -> what + "; the page says: " + text("main"))
                .until(page -> Boolean.TRUE.equals(((JavascriptExecutor) page).executeScript(script, arguments)));
    }

    /** Waits until an element has a text. */
    void untilText(String selector, String text) {
        until(
                "'" + text + "' in " + selector,
                "return [...document.querySelectorAll(arguments[0])].some((one) => one.textContent.includes(arguments[1]))",
                selector,
                text);
    }

    WebElement one(String selector) {
        return new WebDriverWait(driver, PATIENCE)
                .withMessage(() -> "no " + selector + " in: " + text("main"))
                .until(page -> page.findElement(By.cssSelector(selector)));
    }

    List<WebElement> all(String selector) {
        return driver.findElements(By.cssSelector(selector));
    }

    /** The first element of this kind whose text begins so. */
    WebElement named(String selector, String text) {
        return new WebDriverWait(driver, PATIENCE)
                .withMessage(() -> "no " + selector + " named " + text + " in: " + text("main"))
                // The page may draw itself anew while its elements are looked through.
                .ignoring(StaleElementReferenceException.class)
                .until(page -> all(selector).stream()
                        .filter(one -> one.getText().strip().startsWith(text))
                        .findFirst()
                        .orElse(null));
    }

    String text(String selector) {
        return String.valueOf(script(
                "const one = document.querySelector(arguments[0]); return one ? one.innerText : '(nothing)'",
                selector));
    }

    Object script(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    Object later(String script, Object... arguments) {
        return driver.executeAsyncScript(script, arguments);
    }

    /** Presses keys where the focus is. */
    void press(CharSequence... keys) {
        driver.switchTo().activeElement().sendKeys(keys);
    }

    void tab(int times) {
        for (int i = 0; i < times; i++) {
            press(Keys.TAB);
        }
    }

    /** Lets a page use the clipboard, which is of this browser alone. */
    void mayCopy(String origin) {
        driver.executeCdpCommand(
                "Browser.grantPermissions",
                Map.of(
                        "origin",
                        origin.replaceFirst("/$", ""),
                        "permissions",
                        List.of("clipboardReadWrite", "clipboardSanitizedWrite")));
    }

    /** What is on the clipboard. */
    String copied() {
        return String.valueOf(
                later("navigator.clipboard.readText().then(arguments[0], (error) => arguments[0](String(error)))"));
    }

    /** What happened that must not: executed scripts, dialogs, violations of the policy, errors. */
    List<String> violations() {
        Stream<String> seen =
                ((List<?>) script("return window.violations")).stream().map(String::valueOf);
        Stream<String> logged = driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(entry -> "console: " + entry.getLevel() + " " + entry.getMessage())
                // The browser's own note that what was asked about is not there, which the page tells in its own words.
                .filter(entry -> !entry.contains("Failed to load resource: the server responded with a status of 404"));
        return Stream.concat(seen, logged).toList();
    }

    /** A picture of what is in sight. */
    void picture(Path file) throws IOException {
        Files.write(file, driver.getScreenshotAs(org.openqa.selenium.OutputType.BYTES));
    }

    /** Where this one's profile lies. */
    Path profile() {
        return profile;
    }

    @Override
    public void close() {
        driver.quit();
    }
}
