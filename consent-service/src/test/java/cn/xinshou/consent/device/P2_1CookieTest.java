package cn.xinshou.consent.device;

import static cn.xinshou.consent.Asking.request;
import static cn.xinshou.consent.device.DeviceAsking.effective;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import cn.xinshou.consent.Browser;
import cn.xinshou.local.ServiceFixture;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Cookie;

/** Which cookies there are is stated, they serve what is stated, and whoever uses the device manages and deletes them. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@Tag("P2.1")
class P2_1CookieTest {

    private static final String PREFERENCES = "preference-cookies";

    private final DeviceAsking device = new DeviceAsking();

    @TestHTTPResource("/")
    URI service;

    @Inject
    DeviceTokens tokens;

    @ParameterizedTest
    @CsvSource({"zh, 随机设备标识与站点名称, 六个月, 重新登录", "en, random device identifier and site name, six months, log in again"})
    void theRegisterNamesEachCookieItsContentPurposeAndLifetime(
            String language, String content, String lifetime, String clearing) {
        request()
                .accept("application/json")
                .queryParam("language", language)
                .get("/cookies")
                .then()
                .statusCode(200)
                .body("purposes.cookies.flatten().name", hasItems("xs_session", "xs_device", "xs_pref"))
                .body("purposes.find { it.id == 'account-security' }.cookies[0].content", equalTo(content))
                .body("purposes.find { it.id == 'account-security' }.cookies[0].lifetime", equalTo(lifetime))
                .body("clearing", containsString(clearing))
                .body("browsers.steps", everyItem(containsString("→")))
                .body("precedence", hasSize(5));
    }

    @ParameterizedTest
    @CsvSource({"zh, 清除 Cookie, xs_pref", "en, Clearing cookies, xs_pref"})
    void theRegisterIsAPageForPeople(String language, String heading, String cookie) {
        request()
                .accept("text/html")
                .queryParam("language", language)
                .get("/cookies")
                .then()
                .statusCode(200)
                .contentType("text/html")
                .body(containsString(heading))
                .body(containsString(cookie))
                .body(not(containsString("<script")));
    }

    @Test
    void aNecessaryPurposeCannotBeSwitchedOff() {
        device.choose("account-security", "refuse").statusCode(422);

        device.see().body(effective("account-security"), equalTo(true));
    }

    @Test
    void onlyWhoeverHoldsTheTokenChangesADevice() {
        device.choose(PREFERENCES, "refuse").statusCode(200);

        device.forgettingItsToken().choose(PREFERENCES, "grant").statusCode(401);
    }

    @Test
    void aCookieOfARefusedPurposeIsGoneAtOnce() {
        try (var browser = Browser.start("zh-CN")) {
            refuseWithACookieInPlace(browser);

            assertThat(browser.cookie("xs_pref")).isNull();
        }
    }

    @Test
    @Tag("control-broken")
    void aBrowserThatKeepsRefusedCookiesIsNoticed() {
        try (var browser = Browser.start("zh-CN")) {
            browser.before("const kept = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie');"
                    + " Object.defineProperty(document, 'cookie', {get: () => kept.get.call(document),"
                    + " set: v => v.includes('Max-Age=0') || kept.set.call(document, v)})");
            refuseWithACookieInPlace(browser);

            assertThatThrownBy(() -> assertThat(browser.cookie("xs_pref")).isNull())
                    .isInstanceOf(AssertionError.class);
        }
    }

    @Test
    @Tag("control-broken")
    void aDoorThatLetsEverybodyInIsNoticed() {
        QuarkusMock.installMockForType(new OpenDoor(tokens), Admission.class);

        assertThatThrownBy(this::onlyWhoeverHoldsTheTokenChangesADevice).isInstanceOf(AssertionError.class);
    }

    /** Takes everybody for the device's holder. */
    static final class OpenDoor extends Admission {

        private final DeviceTokens tokens;

        OpenDoor(DeviceTokens tokens) {
            super(tokens, null, null);
            this.tokens = tokens;
        }

        @Override
        Admitted admit(UUID device, String text, String address) {
            return new Admitted(new DeviceToken(device, 0, tokens.draw(device).issued()), true, Optional.empty());
        }
    }

    private void refuseWithACookieInPlace(Browser browser) {
        browser.open(service.resolve("/sdk/demo.html").toString());
        browser.button("拒绝");
        browser.with(new Cookie("xs_pref", "CN-101"));
        browser.button("拒绝").click();
        browser.awaitGone(".banner");
    }
}
