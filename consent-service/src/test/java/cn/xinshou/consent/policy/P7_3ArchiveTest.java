package cn.xinshou.consent.policy;

import static cn.xinshou.consent.Asking.request;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import cn.xinshou.consent.Asking;
import cn.xinshou.consent.Language;
import cn.xinshou.local.ServiceFixture;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An old version stays where it was, word for word, and says what it is. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@Tag("P7.3")
class P7_3ArchiveTest {

    private static final String NEXT = "test-next";
    private static final Duration UNTIL_NEXT = Duration.ofDays(10);

    @Inject
    DataSource database;

    @Inject
    Clock clock;

    @BeforeEach
    void publish() throws SQLException {
        Editions.add(
                database,
                clock,
                Editions.document(
                        NEXT,
                        clock.instant().plus(UNTIL_NEXT).minusSeconds(60),
                        purposes -> purposes,
                        rights -> rights));
    }

    @AfterEach
    void unpublish() throws SQLException {
        Asking.resetClock();
        Editions.remove(database, List.of(NEXT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void theOldVersionIsReadWordForWordAfterTheNextOneCame(String language) {
        var before = text(language);

        Asking.letPass(UNTIL_NEXT);

        assertThat(text(language)).isEqualTo(before);
        staysWhatReceiptsCite(language);
        request().get("/policies/" + Asking.VERSION).then().body("status", equalTo("archived"));
        request().get("/policies/current").then().body("version", equalTo(NEXT));
    }

    @Test
    void theArchiveListsAllVersionsWithWhatTheyAre() {
        request()
                .get("/policies")
                .then()
                .body("items.version", hasItems(Asking.VERSION, NEXT))
                .body("items.find { it.version == '" + NEXT + "' }.status", equalTo("upcoming"));
        Asking.letPass(UNTIL_NEXT);
        request()
                .get("/policies")
                .then()
                .body("items.find { it.version == '" + NEXT + "' }.status", equalTo("current"))
                .body("items.find { it.version == '" + Asking.VERSION + "' }.status", equalTo("archived"));
    }

    @Test
    void thePageInForceAnnouncesTheNextOneAndTheOldPageSaysSo() {
        request()
                .accept("text/html")
                .get("/policies/current")
                .then()
                .body(containsString("将于"))
                .body(containsString("/difference/" + NEXT));
        Asking.letPass(UNTIL_NEXT);
        request().accept("text/html").get("/policies/" + Asking.VERSION).then().body(containsString("这是旧版本"));
        request()
                .accept("text/html")
                .get("/policies")
                .then()
                .body(containsString(NEXT))
                .body(containsString("已归档"))
                .body(containsString(Asking.digest("zh")));
    }

    @Test
    void aKeptAnswerIsAskedAboutOnceTheVersionIsNoLongerInForce() {
        String tag = request().get("/policies/" + Asking.VERSION).header("ETag");
        request()
                .header("If-None-Match", tag)
                .get("/policies/" + Asking.VERSION)
                .then()
                .statusCode(304);

        Asking.letPass(UNTIL_NEXT);

        request()
                .header("If-None-Match", tag)
                .get("/policies/" + Asking.VERSION)
                .then()
                .statusCode(200)
                .body("status", equalTo("archived"));
    }

    @Test
    void theDatabaseRefusesToChangeOrRemoveAVersion() {
        assertThatThrownBy(() -> sql("update policy_text set content = content || ' '"))
                .hasMessageContaining("kept as they were written");
        assertThatThrownBy(() -> sql("delete from policy_text")).hasMessageContaining("kept as they were written");
    }

    @Test
    @Tag("control-broken")
    void aTextThatIsNotTheOnePublishedIsNoticed() {
        var altered = new Policies(database, clock) {
            @Override
            public Optional<Policy> find(String version) {
                return super.find(version).map(P7_3ArchiveTest::withOneMoreBlank);
            }
        };
        altered.refresh();
        QuarkusMock.installMockForType(altered, Policies.class);

        assertThatThrownBy(() -> staysWhatReceiptsCite("zh")).isInstanceOf(AssertionError.class);
    }

    private static Policy withOneMoreBlank(Policy policy) {
        var texts = new EnumMap<Language, PolicyText>(Language.class);
        for (var language : Language.values()) {
            var text = policy.text(language);
            texts.put(language, new PolicyText(text.content() + ' ', text.digest()));
        }
        return new Policy(policy.ordinal(), policy.document(), texts);
    }

    private static String text(String language) {
        return request()
                .header("Accept-Language", language)
                .get("/policies/" + Asking.VERSION)
                .path("text");
    }

    private static void staysWhatReceiptsCite(String language) {
        var policy = request().header("Accept-Language", language).get("/policies/" + Asking.VERSION);
        assertThat(sha256(policy.path("text"))).isEqualTo(policy.path("digest"));
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private void sql(String statement) throws SQLException {
        try (var connection = database.getConnection();
                var run = connection.createStatement()) {
            run.execute(statement);
        }
    }
}
