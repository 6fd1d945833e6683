package cn.xinshou.consent;

import static org.assertj.core.api.Assertions.assertThat;

import cn.xinshou.local.ServiceFixture;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Cookie;

/** All tests share one browser: nothing of one visit may be left for the next. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
class BrowserTest {

    private static final String STATE =
            "return [document.cookie, localStorage.length, sessionStorage.length, innerWidth,"
                    + " matchMedia('(prefers-color-scheme: dark)').matches, navigator.globalPrivacyControl === true,"
                    + " window.planted === true].join(' ')";

    @TestHTTPResource("/sdk/demo.html")
    URI page;

    @Test
    void aVisitFindsNothingOfTheOneBefore() {
        String untouched;
        try (var first = Browser.start("zh-CN")) {
            untouched = (String) first.open(page.toString()).script(STATE);
        }
        try (var second = Browser.start("zh-CN")) {
            second.window(400, 700, 2)
                    .dark()
                    .sendingGpc()
                    .before("window.planted = true")
                    .open(page.toString());
            second.with(new Cookie("xs_pref", "CN-101"));
            second.script("localStorage.setItem('kept', 'x'); sessionStorage.setItem('kept', 'x')");
            assertThat(second.script(STATE)).isEqualTo("xs_pref=CN-101 1 1 400 true true true");
        }

        try (var third = Browser.start("zh-CN")) {
            assertThat(third.open(page.toString()).script(STATE)).isEqualTo(untouched);
        }
    }
}
