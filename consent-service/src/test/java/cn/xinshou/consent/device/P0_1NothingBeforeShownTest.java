package cn.xinshou.consent.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.xinshou.consent.Browser;
import cn.xinshou.local.ServiceFixture;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Nothing is collected before the person was shown what there is: no cookie, no id, no beacon. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@Tag("P0.1")
class P0_1NothingBeforeShownTest {

    /** The register never arrives, so that the banner cannot be shown. */
    private static final String NO_REGISTER = "window.fetch = () => new Promise(() => {})";

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

    @Test
    void theGateIsShutEvenForWhatIsNecessaryWhileNothingIsShown() {
        browser.before(NO_REGISTER).open(demo());
        browser.find("#gate");

        theGateIsShut();
    }

    @Test
    @Tag("control-broken")
    void aGateThatOpensBeforeTheBannerIsNoticed() {
        browser.before(NO_REGISTER).open(demo());
        browser.find("#gate");
        browser.script("window.Xinshou = {consent: {allows: () => true, status: () => ({shown: false})}}");

        assertThatThrownBy(this::theGateIsShut).isInstanceOf(AssertionError.class);
    }

    @Test
    void showingTheBannerSetsNoCookieAndAsksForTheRegisterAlone() {
        browser.open(demo());
        browser.button("接受");

        assertThat((String) browser.script("return document.cookie")).isEmpty();
        assertThat(requests())
                .noneMatch(address -> address.contains("/devices/"))
                .anyMatch(address -> address.contains("/cookies"));
    }

    @Test
    void whatIsNecessaryMayRunOnceTheBannerIsThere() {
        browser.open(demo());
        browser.button("接受");

        assertThat((Boolean) browser.script("return Xinshou.consent.allows('account-security')"))
                .isTrue();
        assertThat((Boolean) browser.script("return Xinshou.consent.allows('preference-cookies')"))
                .isFalse();
        assertThat((Boolean) browser.script("return Xinshou.consent.allows('no-such-purpose')"))
                .isFalse();
    }

    private void theGateIsShut() {
        for (var purpose : List.of("account-security", "account-service", "preference-cookies", "mail-tracking")) {
            assertThat((Boolean) browser.script("return Xinshou.consent.allows(arguments[0])", purpose))
                    .as(purpose)
                    .isFalse();
        }
        assertThat(((Map<?, ?>) browser.script("return Xinshou.consent.status()")).get("shown"))
                .isEqualTo(false);
        assertThat((String) browser.script("return document.cookie")).isEmpty();
    }

    @SuppressWarnings("unchecked")
    private List<String> requests() {
        return (List<String>)
                browser.script("return performance.getEntriesByType('resource').map(entry => entry.name)");
    }

    private String demo() {
        return service.resolve("/sdk/demo.html").toString();
    }
}
