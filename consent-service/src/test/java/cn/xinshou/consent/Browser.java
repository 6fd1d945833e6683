package cn.xinshou.consent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import jakarta.enterprise.inject.spi.CDI;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.Keys;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.NoSuchShadowRootException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.SearchContext;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

/** A visit with a real Chromium that remembers nothing of the visits before, and fetches nothing by itself. */
public final class Browser implements AutoCloseable {

    /** How long is waited for what a page does. */
    private static final Duration SOON = Duration.ofSeconds(60);

    private static final Path SHOTS = Path.of("target", "screenshots");

    private final Chromium chromium;
    private final ChromeDriver driver;
    private final Set<String> origins = new HashSet<>();

    private Browser(Chromium chromium, ChromeDriver driver) {
        this.chromium = chromium;
        this.driver = driver;
    }

    /** @throws AssertionError if there is no browser: pages that nobody looked at are not tested */
    public static Browser start(String language) {
        var chromium = CDI.current().select(Chromium.class).get();
        return new Browser(chromium, chromium.speaking(language));
    }

    /** In CSS pixels. A page at 200 % is one of half the width on a screen of twice the density. */
    public Browser window(int width, int height, int density) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", density, "mobile", width < 600));
        return this;
    }

    /** Makes the browser send a signal and say so to scripts, from the next page on. */
    public Browser sendingGpc() {
        headers(Map.of("Sec-GPC", "1"));
        return saying("globalPrivacyControl", "true");
    }

    public Browser sendingDnt() {
        headers(Map.of("DNT", "1"));
        return saying("doNotTrack", "'1'");
    }

    private void headers(Map<String, Object> headers) {
        driver.executeCdpCommand("Network.enable", Map.of());
        driver.executeCdpCommand("Network.setExtraHTTPHeaders", Map.of("headers", headers));
    }

    private Browser saying(String property, String value) {
        return before("Object.defineProperty(Navigator.prototype, '%s', {get: () => %s, configurable: true})"
                .formatted(property, value));
    }

    /** Takes something out of every page from now on, before the page's own scripts run. */
    public Browser removing(String css) {
        return before("document.addEventListener('DOMContentLoaded', () => document.querySelector('%s').remove())"
                .formatted(css));
    }

    /** Runs a script in every page from now on, before the page's own. */
    public Browser before(String script) {
        driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script));
        return this;
    }

    public Browser dark() {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", "dark"))));
        return this;
    }

    public Browser open(String address) {
        var page = URI.create(address);
        origins.add(page.getScheme() + "://" + page.getAuthority());
        driver.get(address);
        return this;
    }

    public Object script(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    /** Runs a script that hands its result to the function in its last argument. */
    public Object waitingScript(String script) {
        return driver.executeAsyncScript(script);
    }

    public WebElement find(String css) {
        return await().atMost(SOON).until(() -> present(driver, css), element -> element != null);
    }

    /** Looks inside the banner's own tree, which the page's styles do not reach. */
    public WebElement inBanner(String css) {
        return await().atMost(SOON).until(() -> present(this::shadow, css), element -> element != null);
    }

    /** The visible button with that text, in the topmost of dialog, banner and page. */
    public WebElement button(String text) {
        return await().atMost(SOON)
                .ignoreException(StaleElementReferenceException.class)
                .until(
                        () -> buttons().stream()
                                .filter(button -> button.getText().strip().equals(text))
                                .findFirst()
                                .orElse(null),
                        button -> button != null);
    }

    private List<WebElement> buttons() {
        try {
            var dialog = shadow().findElements(By.cssSelector("dialog[open] button"));
            var buttons = dialog.isEmpty() ? shadow().findElements(By.cssSelector("button")) : dialog;
            return buttons.stream().filter(WebElement::isDisplayed).toList();
        } catch (NoSuchElementException | NoSuchShadowRootException | StaleElementReferenceException e) {
            return List.of();
        }
    }

    public List<String> texts(String css) {
        return shadow().findElements(By.cssSelector(css)).stream()
                .map(WebElement::getText)
                .toList();
    }

    public boolean hasInBanner(String css) {
        find("[data-xinshou-consent-host]");
        return !shadow().findElements(By.cssSelector(css)).isEmpty();
    }

    /** Waits until nothing of the kind is in the banner's tree any more. */
    public void awaitGone(String css) {
        await().atMost(SOON).until(() -> !hasInBanner(css));
    }

    /** The element's text once it is there, read at one moment: a page may write itself anew in between. */
    public String text(String css) {
        return (String) await().atMost(SOON)
                .until(
                        () -> driver.executeScript(
                                "const found = document.querySelector(arguments[0]); return found && found.textContent",
                                css),
                        text -> text != null);
    }

    public void awaitText(String css, String wanted) {
        await().atMost(SOON).until(() -> wanted.equals(text(css)));
    }

    /** Waits until the script's result is this one. */
    public void awaitResult(String script, Object wanted) {
        await().atMost(SOON).until(() -> wanted.equals(driver.executeScript(script)));
    }

    private SearchContext shadow() {
        return driver.findElement(By.cssSelector("[data-xinshou-consent-host]")).getShadowRoot();
    }

    private static WebElement present(SearchContext where, String css) {
        return where.findElements(By.cssSelector(css)).stream().findFirst().orElse(null);
    }

    private static WebElement present(Supplier<SearchContext> where, String css) {
        try {
            return present(where.get(), css);
        } catch (NoSuchElementException | NoSuchShadowRootException e) {
            return null;
        }
    }

    public Browser press(CharSequence... keys) {
        var target = (WebElement)
                driver.executeScript(
                        "let a = document.activeElement; while (a.shadowRoot && a.shadowRoot.activeElement) a = a.shadowRoot.activeElement; return a");
        target.sendKeys(keys);
        return this;
    }

    public Browser tab() {
        return press(Keys.TAB);
    }

    /** The text of what has the focus, also inside the banner. */
    public String focused() {
        return (String) driver.executeScript(
                "let a = document.activeElement; while (a.shadowRoot && a.shadowRoot.activeElement) a = a.shadowRoot.activeElement;"
                        + " return a.textContent.trim()");
    }

    public Browser with(Cookie cookie) {
        driver.manage().addCookie(cookie);
        return this;
    }

    /** @return the cookie's value, or null */
    public String cookie(String name) {
        var cookie = driver.manage().getCookieNamed(name);
        return cookie == null ? null : cookie.getValue();
    }

    /** What axe-core finds on the page as it is, each finding in one line. */
    @SuppressWarnings("unchecked")
    public List<String> barriers() {
        driver.executeScript(axe());
        var found = (List<Map<String, Object>>) driver.executeAsyncScript(
                "const done = arguments[arguments.length - 1]; axe.run(document, {resultTypes: ['violations']})"
                        + ".then(r => done(r.violations.map(v => ({id: v.id, impact: v.impact, help: v.help,"
                        + " at: v.nodes.map(n => n.target.flat().join(' ')).join(' | ')}))))");
        var barriers = new ArrayList<String>();
        found.forEach(finding -> barriers.add(finding.get("impact") + " " + finding.get("id") + ": "
                + finding.get("help") + " at " + finding.get("at")));
        return barriers;
    }

    private static String axe() {
        try (var script = Browser.class.getResourceAsStream("/axe.min.js")) {
            return new String(script.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How far the page is wider than the window, in CSS pixels. */
    public long overflow() {
        return (long) driver.executeScript("return document.documentElement.scrollWidth - innerWidth");
    }

    public Browser shot(String name) {
        try {
            Files.createDirectories(SHOTS);
            Files.write(SHOTS.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        chromium.forget(origins);
    }
}
