package cn.xinshou.consent.device;

import static org.assertj.core.api.Assertions.assertThat;

import cn.xinshou.consent.Browser;
import cn.xinshou.local.ServiceFixture;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.Keys;

/** The banner and the preference centre as people meet them: in a browser, with mouse and keyboard. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
class BannerBrowserTest {

    private static final String PREFERENCES = "preference-cookies";

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
    @CsvSource({
        "demo.html,    1280, 800, 1, zh-desktop, 接受,   设置",
        "demo-en.html, 1280, 800, 1, en-desktop, Accept, Settings",
        "demo.html,    360,  740, 2, zh-phone,   接受,   设置",
        "demo-en.html, 360,  740, 2, en-phone,   Accept, Settings",
        "demo.html,    640,  400, 2, zh-200,     接受,   设置",
        "demo-en.html, 640,  400, 2, en-200,     Accept, Settings"
    })
    void isFreeOfBarriersAndFitsTheWindow(
            String page, int width, int height, int density, String name, String accept, String settings) {
        browser.window(width, height, density)
                .open(service.resolve("/sdk/" + page).toString());
        browser.button(accept);
        browser.shot("banner-" + name);
        assertThat(browser.barriers()).isEmpty();
        assertThat(browser.overflow()).isNotPositive();

        browser.button(settings).click();
        browser.inBanner("dialog[open] h2");
        browser.shot("centre-" + name);

        assertThat(browser.barriers()).isEmpty();
        assertThat(browser.overflow()).isNotPositive();
    }

    @Test
    void isReadableInTheDark() {
        browser.dark().open(demo());
        browser.button("接受");
        browser.shot("banner-zh-dark");
        assertThat(browser.barriers()).isEmpty();
        browser.button("设置").click();
        browser.shot("centre-zh-dark");

        assertThat(browser.barriers()).isEmpty();
    }

    @Test
    void acceptingAndRefusingLookAlikeAndAreOneStep() {
        browser.open(demo());

        var accept = browser.button("接受");
        var refuse = browser.button("拒绝");

        assertThat(refuse.getSize()).isEqualTo(accept.getSize());
        assertThat(refuse.getLocation().getY()).isEqualTo(accept.getLocation().getY());
        for (var property :
                List.of("color", "background-color", "border-color", "font-size", "font-weight", "padding")) {
            assertThat(refuse.getCssValue(property)).as(property).isEqualTo(accept.getCssValue(property));
        }
    }

    @Test
    void acceptingTurnsOnAndSurvivesTheNextVisit() {
        browser.open(demo());
        assertThat(gate(PREFERENCES)).isEqualTo("✗");

        browser.button("接受").click();
        awaitGate(PREFERENCES, "✓");
        browser.open(demo());

        awaitGate(PREFERENCES, "✓");
        assertThat(browser.hasInBanner(".banner")).isFalse();
    }

    @Test
    void refusingDeletesTheCookiesAtOnce() {
        browser.open(demo());
        browser.button("接受").click();
        awaitGate(PREFERENCES, "✓");
        browser.with(new Cookie("xs_pref", "CN-101"));

        browser.find("[data-xinshou-consent=open]").click();
        browser.button("全部拒绝").click();

        awaitGate(PREFERENCES, "✗");
        assertThat(browser.cookie("xs_pref")).isNull();
        assertThat(browser.cookie("xs_device")).contains("~");
    }

    @Test
    void whatWasChosenCanBeDeleted() {
        browser.open(demo());
        browser.button("接受").click();
        awaitGate(PREFERENCES, "✓");

        browser.find("[data-xinshou-consent=open]").click();
        browser.button("删除我的选择").click();

        awaitGate(PREFERENCES, "✗");
        assertThat(browser.cookie("xs_device")).isNull();
    }

    @Test
    void onePurposeCanBeChosenWithoutTheOther() {
        browser.open(demo());
        browser.button("设置").click();

        browser.inBanner("[role=switch][aria-labelledby=p-preference-cookies]").click();
        browser.button("保存选择").click();

        awaitGate(PREFERENCES, "✓");
        assertThat(gate("mail-tracking")).isEqualTo("✗");
        browser.shot("centre-zh-saved");
    }

    @Test
    void everythingIsReachedWithTheKeyboard() {
        browser.open(demo());
        browser.button("接受");
        var reached = new ArrayList<String>();
        for (var i = 0; i < 6; i++) {
            reached.add(browser.tab().focused());
        }
        assertThat(reached).containsSubsequence("接受", "拒绝", "设置");

        while (!browser.focused().equals("拒绝")) {
            browser.tab();
        }
        browser.shot("banner-zh-focus");
        browser.press(Keys.ENTER);

        browser.awaitGone(".banner");
        assertThat(gate(PREFERENCES)).isEqualTo("✗");
    }

    @Test
    void theDialogKeepsTheFocusAndEscapeLeavesItWithoutAChoice() {
        browser.open(demo());
        browser.button("设置").sendKeys(Keys.ENTER);
        browser.inBanner("dialog[open]");
        for (var i = 0; i < 25; i++) {
            browser.tab();
            assertThat((Boolean) browser.script(
                            "return document.activeElement.shadowRoot.activeElement.closest('dialog') !== null"))
                    .isTrue();
        }

        browser.press(Keys.ESCAPE);

        browser.awaitGone("dialog[open]");
        assertThat(browser.focused()).isEqualTo("设置");
        assertThat(browser.cookie("xs_device")).isNull();
    }

    @ParameterizedTest
    @CsvSource({"demo.html, 设置", "demo-en.html, Settings"})
    void leavingItIsNamedOtherwiseThanWhatIsOff(String page, String settings) {
        browser.open(service.resolve("/sdk/" + page).toString());
        browser.button(settings).click();

        var leave = browser.inBanner("dialog[open] .head button").getText();

        assertThat(leave).isNotBlank();
        assertThat(browser.inBanner("dialog[open] [role=switch][aria-checked=false]")
                        .getText())
                .doesNotContain(leave);
    }

    @Test
    void nothingBehindTheBannerIsBlocked() {
        browser.open(demo());
        browser.button("接受");

        browser.find("#course").sendKeys("CN-101");

        assertThat(browser.cookie("xs_pref")).isNull();
        assertThat(browser.find("#course").getDomProperty("value")).isEqualTo("CN-101");
    }

    @Test
    void thePageItselfCanReopenIt() {
        browser.open(demo());
        browser.button("拒绝").click();
        browser.awaitGone(".banner");

        browser.find("[data-xinshou-consent=open]").click();

        browser.inBanner("dialog[open]");
    }

    @Test
    void aPageWithoutAPlaceForItGetsOne() {
        browser.removing("footer").open(demo());
        browser.button("拒绝").click();
        browser.awaitGone(".banner");

        browser.button("Cookie 设置").click();

        browser.inBanner("dialog[open]");
        assertThat(browser.barriers()).isEmpty();
    }

    private String demo() {
        return service.resolve("/sdk/demo.html").toString();
    }

    private String gate(String purpose) {
        return browser.text("[data-gate=" + purpose + "]");
    }

    private void awaitGate(String purpose, String value) {
        browser.awaitText("[data-gate=" + purpose + "]", value);
    }
}
