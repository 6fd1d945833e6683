package cn.xinshou.consent.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.xinshou.consent.Browser;
import cn.xinshou.local.ServiceFixture;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A beacon on the site asks the gate, and stays silent where it says no. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@Tag("P2.2")
class P2_2SiteBeaconTest {

    /** As a beacon is written: nothing before the gate opens. */
    private static final String BEACON =
            "window.sent = 0; Xinshou.consent.whenAllowed('mail-tracking').then(() => window.sent++)";

    @TestHTTPResource("/")
    URI service;

    private Browser browser;

    @BeforeEach
    void start() {
        browser = Browser.start("zh-CN").open(service.resolve("/sdk/demo.html").toString());
        browser.button("接受");
    }

    @AfterEach
    void stop() {
        browser.close();
    }

    @Test
    void aBeaconStaysSilentUntilItsPurposeIsOn() {
        browser.script(BEACON);
        assertThat(sent()).isZero();

        browser.button("接受").click();

        browser.awaitResult("return window.sent", 1L);
    }

    @Test
    void aBeaconOfARefusedPurposeRecordsNothing() {
        browser.button("拒绝").click();
        browser.awaitGone(".banner");

        nothingIsSent();
    }

    @Test
    @Tag("control-broken")
    void aGateThatIsAlwaysOpenIsNoticed() {
        browser.button("拒绝").click();
        browser.awaitGone(".banner");
        browser.script("window.Xinshou = {consent: {whenAllowed: () => Promise.resolve()}}");

        assertThatThrownBy(this::nothingIsSent).isInstanceOf(AssertionError.class);
    }

    private void nothingIsSent() {
        browser.script(BEACON);
        browser.waitingScript("setTimeout(arguments[arguments.length - 1], 300)");
        assertThat(sent()).isZero();
    }

    private long sent() {
        return (long) browser.script("return window.sent");
    }
}
