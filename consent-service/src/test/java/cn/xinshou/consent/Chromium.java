package cn.xinshou.consent;

import io.quarkus.arc.Unremovable;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/**
 * The one browser of all tests, which takes seconds to start: started when it is first asked for, ended with the service. Each visit has a
 * tab of its own and finds no cookie, no storage and no setting of the one before.
 */
@Singleton
@Unremovable
class Chromium {

    private String language;
    private Path profile;
    private ChromeDriver driver;

    /** @throws AssertionError if there is no browser: pages that nobody looked at are not tested */
    ChromeDriver speaking(String wanted) {
        if (driver == null || !wanted.equals(language)) {
            quit();
            start(wanted);
        }
        return driver;
    }

    /** What was set for a tab, such as a window's size, a header or a script, goes with the tab. */
    void forget(Set<String> origins) {
        try {
            var before = driver.getWindowHandle();
            var fresh = driver.switchTo().newWindow(WindowType.TAB).getWindowHandle();
            driver.switchTo().window(before).close();
            driver.switchTo().window(fresh);
            driver.executeCdpCommand("Network.clearBrowserCookies", Map.of());
            driver.executeCdpCommand("Network.clearBrowserCache", Map.of());
            origins.forEach(origin -> driver.executeCdpCommand(
                    "Storage.clearDataForOrigin", Map.of("origin", origin, "storageTypes", "all")));
        } catch (WebDriverException e) {
            // Whatever state it is in, the next visit is to find a new one.
            quit();
        }
    }

    private void start(String wanted) {
        var chromium = program("CHROMIUM", "/usr/bin/chromium");
        var chromedriver = program("CHROMEDRIVER", "/usr/bin/chromedriver");
        try {
            profile = Files.createTempDirectory("xinshou-browser");
            var options = new ChromeOptions()
                    .setBinary(chromium.toString())
                    .addArguments(
                            "--headless=new",
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--disable-dev-shm-usage",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync",
                            "--lang=" + wanted,
                            "--user-data-dir=" + profile);
            var service = new ChromeDriverService.Builder()
                    .usingDriverExecutable(chromedriver.toFile())
                    .usingAnyFreePort()
                    .build();
            driver = new ChromeDriver(service, options);
            driver.manage().timeouts().scriptTimeout(Duration.ofMinutes(2));
            language = wanted;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path program(String variable, String usual) {
        var program = Path.of(System.getenv().getOrDefault(variable, usual));
        if (!Files.isExecutable(program)) {
            throw new AssertionError(
                    "No browser to look at the pages with: install chromium and chromium-driver, or set CHROMIUM and CHROMEDRIVER ("
                            + program + " is missing).");
        }
        return program;
    }

    @PreDestroy
    void quit() {
        if (driver == null) {
            return;
        }
        try {
            driver.quit();
        } catch (WebDriverException e) {
            // It is gone already.
        }
        driver = null;
        delete(profile.toFile());
    }

    /** What its last processes are still putting away themselves stays. */
    private static void delete(File file) {
        var inside = Files.isSymbolicLink(file.toPath()) ? null : file.listFiles();
        if (inside != null) {
            for (var each : inside) {
                delete(each);
            }
        }
        file.delete();
    }
}
