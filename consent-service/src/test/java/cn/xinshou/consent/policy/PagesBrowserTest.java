package cn.xinshou.consent.policy;

import static org.assertj.core.api.Assertions.assertThat;

import cn.xinshou.consent.Browser;
import cn.xinshou.local.ServiceFixture;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The public pages as people meet them. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
class PagesBrowserTest {

    @TestHTTPResource("/")
    URI service;

    private Browser browser;

    @BeforeEach
    void start() {
        browser = Browser.start("zh-CN");
    }

    @AfterEach
    void stop() {
        browser.close();
    }

    @ParameterizedTest
    @Tag("P8.1")
    @CsvSource({
        "policies/current,       policy",
        "policies,               archive",
        "policies/current/lists, lists",
        "policies/2025-01-01/difference/current, difference",
        "cookies,                cookies"
    })
    void areFreeOfBarriersFitTheWindowAndNameAContact(String page, String name) {
        for (var language : new String[] {"zh", "en"}) {
            for (var width : new int[] {1280, 360}) {
                browser.window(width, 800, width < 600 ? 2 : 1)
                        .open(service.resolve("/" + page + "?language=" + language)
                                .toString())
                        .shot(name + "-" + language + "-" + width);
                assertThat(browser.barriers()).as(name + " " + language).isEmpty();
                assertThat(browser.overflow()).as(name + " " + language).isNotPositive();
                assertThat(browser.find("#contact, [href$='#contact'], address").isDisplayed())
                        .isTrue();
            }
        }
    }
}
