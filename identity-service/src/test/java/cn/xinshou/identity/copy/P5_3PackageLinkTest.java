package cn.xinshou.identity.copy;

import static cn.xinshou.identity.copy.GivenCopy.AT_NOON;
import static cn.xinshou.identity.copy.GivenCopy.OWN;
import static cn.xinshou.identity.copy.GivenCopy.PASSPHRASE;
import static cn.xinshou.identity.copy.GivenCopy.fetched;
import static cn.xinshou.identity.copy.GivenCopy.fulfilled;
import static cn.xinshou.identity.copy.GivenCopy.link;
import static cn.xinshou.identity.copy.GivenCopy.make;
import static cn.xinshou.identity.copy.GivenCopy.take;
import static cn.xinshou.identity.copy.GivenCopy.unpack;
import static cn.xinshou.identity.copy.GivenCopy.verify;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import cn.xinshou.identity.ConsentNeighbour;
import cn.xinshou.identity.Database;
import cn.xinshou.identity.Doors;
import cn.xinshou.identity.People;
import cn.xinshou.local.MovableClock;
import cn.xinshou.local.ServiceFixture;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.quarkus.test.security.oidc.Claim;
import io.quarkus.test.security.oidc.OidcSecurity;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import net.lingala.zip4j.exception.ZipException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A package behind a passphrase and a link: opened once, in time, by its person only. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@WithTestResource(ConsentNeighbour.class)
@Tag("P5.3")
@TestSecurity(user = OWN, roles = "data-subject")
@OidcSecurity(claims = @Claim(key = "auth_time", value = AT_NOON))
class P5_3PackageLinkTest {

    @Inject
    Database database;

    @Inject
    MovableClock clock;

    @Inject
    GivenCopy copy;

    @Inject
    DropPackages drop;

    private final String phone = People.phone();

    @BeforeEach
    void somebodyIsKnown() {
        copy.somebodyIsKnown(phone);
    }

    @AfterEach
    void tidyUp() {
        copy.tidyUp();
    }

    @Test
    void aPassphraseOfOnesOwnLocksThePackage() throws Exception {
        var zip = take(link(fulfilled())).statusCode(200).extract().asByteArray();

        verify(unpack(zip, PASSPHRASE));
        assertThatThrownBy(() -> unpack(zip, PASSPHRASE + "!")).isInstanceOf(ZipException.class);
        assertThat(new String(zip, UTF_8)).doesNotContain(phone);
    }

    @Test
    void thePassphraseIsKeptNowhereAndThePackageNotInTheOpen() {
        var href = link(fulfilled());

        assertThat(database.dump())
                .doesNotContain(PASSPHRASE)
                .doesNotContain(href.substring("/packages/".length()))
                .doesNotContain("data.json");
        take(href).statusCode(200);
        assertThat(database.count("select count(*) from package_link where content is not null"))
                .isZero();
    }

    @Test
    void aLinkWorksOnceHoweverOftenItIsFollowedAtOnce() throws Exception {
        var href = link(fulfilled());
        given().spec(Doors.json()).get(href).then().statusCode(200).body("taken", equalTo(false));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var url = Doors.url(href);
            var answers = threads.invokeAll(IntStream.range(0, 10)
                    .<Callable<Integer>>mapToObj(i ->
                            () -> given().accept("application/zip").post(url).statusCode())
                    .toList());
            assertThat(answers)
                    .extracting(answer -> answer.get())
                    .containsOnlyOnce(200)
                    .contains(410);
        }
        take(href).statusCode(410).body("type", equalTo("/problems/package-taken"));
        given().spec(Doors.json()).get(href).then().statusCode(200).body("taken", equalTo(true));
    }

    @Test
    void onePackageIsHandedOutOnceByWhicheverWay() {
        var id = fulfilled();
        var href = link(id);
        fetched(id);

        take(href).statusCode(410).body("type", equalTo("/problems/package-taken"));
        make(id, PASSPHRASE).statusCode(410);
    }

    @Test
    void aNewLinkTakesThePlaceOfTheOneBefore() {
        var id = fulfilled();
        var first = link(id);

        var second = link(id);

        take(first).statusCode(404);
        take(second).statusCode(200);
    }

    @Test
    void aLinkRunsOutAfterThreeDays() {
        var href = link(fulfilled());
        clock.advance(Duration.ofDays(3));

        take(href).statusCode(410).body("type", equalTo("/problems/package-expired"));
    }

    @Test
    void aLinkNeverOutlivesItsPackage() {
        var id = fulfilled();
        clock.advance(Duration.ofDays(6));

        make(id, PASSPHRASE).statusCode(201).body("until", equalTo("2026-11-30T04:00:00Z"));
        clock.advance(Duration.ofDays(1));
        make(id, PASSPHRASE).statusCode(410).body("type", equalTo("/problems/package-expired"));
    }

    @Test
    void nobodyElsesLinkOpens() {
        var href = link(fulfilled());
        database.execute("update package_link set subject = '" + UUID.randomUUID() + "'");

        take(href).statusCode(403).body("type", equalTo("/problems/package-of-another"));
        given().spec(Doors.json()).get(href).then().statusCode(403);
    }

    @Test
    void whereNothingIsThereNothingIsFound() {
        take("/packages/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA").statusCode(404);
        make(UUID.randomUUID().toString(), PASSPHRASE).statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "short1!",
                "aaaaaaaaaaaaa1",
                "onlyletterss",
                "灯笼灯笼灯笼灯笼灯笼灯笼灯笼",
                "my LANTERNlover 2026",
                "tab\\tin the middle of it"
            })
    void aPassphraseThatCanBeGuessedIsRefusedWithoutAnEcho(String weak) {
        var answer = make(fulfilled(), weak)
                .statusCode(400)
                .body("errors[0].field", equalTo("passphrase"))
                .extract()
                .asString();

        assertThat(answer).doesNotContain(weak);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"passphrase\": null}", "{\"passphrase\": 7}", "[]", ""})
    void withoutAPassphraseThereIsNoLink(String body) {
        given().spec(Doors.json())
                .body(body)
                .post("/requests/{id}/package", fulfilled())
                .then()
                .statusCode(400);
    }

    @Test
    void aFetchByLinkIsAReadLikeAnyOther() {
        take(link(fulfilled())).statusCode(200);

        assertThat(database.count("select count(*) from profile_read where subject = '" + OWN
                        + "' and role = 'data-subject' and 'phone' = any (items)"))
                .isEqualTo(1);
    }

    @Test
    void whatNobodyFetchedIsDroppedAtItsEnd() {
        link(fulfilled());
        clock.advance(Duration.ofDays(3));

        drop.drop();

        assertThat(database.count("select count(*) from package_link where content is not null"))
                .isZero();
    }
}
