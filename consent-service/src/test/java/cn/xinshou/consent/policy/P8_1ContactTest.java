package cn.xinshou.consent.policy;

import static cn.xinshou.consent.Asking.act;
import static cn.xinshou.consent.Asking.request;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;

import cn.xinshou.consent.Asking;
import cn.xinshou.consent.Language;
import cn.xinshou.local.ServiceFixture;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every page and receipt names the contact and the privacy officer of today, from one place. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@TestSecurity(user = "platform", roles = "platform")
@Tag("P8.1")
class P8_1ContactTest {

    @Inject
    ContactInForce contact;

    @Inject
    Policies policies;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/policies",
                "/policies/current",
                "/policies/" + Asking.VERSION,
                "/policies/" + Asking.VERSION + "/difference/current",
                "/policies/current/lists",
                "/cookies"
            })
    void isOnEveryPage(String page) {
        namesTheContact(page);
    }

    @Test
    void isOnTheReceipt() {
        String receipt = act(UUID.randomUUID(), "exam-news", "grant").extract().path("receiptId");

        namesTheContact("/receipts/" + receipt);
    }

    @Test
    void changesEverywhereWhenItChanges() {
        QuarkusMock.installMockForType(moved(), ContactInForce.class);

        for (var page : new String[] {"/policies", "/policies/current", "/cookies"}) {
            request().accept("text/html").get(page).then().body(containsString("new@example.org"));
        }
    }

    @Test
    @Tag("control-broken")
    void aPageWithAnotherContactIsNoticed() {
        QuarkusMock.installMockForType(moved(), ContactInForce.class);

        assertThatThrownBy(() -> namesTheContact("/policies")).isInstanceOf(AssertionError.class);
    }

    private void namesTheContact(String page) {
        var known = policies.current().document().contact();
        request()
                .accept("text/html")
                .get(page)
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString(known.email()),
                        containsString(known.phone()),
                        containsString(known.officer().in(Language.ZH)),
                        containsString(known.complaints())));
    }

    private ContactInForce moved() {
        return new ContactInForce(policies) {
            @Override
            public Contact in(Language language) {
                return new Contact("c", null, "o", "a", "new@example.org", "1", "new@example.org");
            }
        };
    }
}
