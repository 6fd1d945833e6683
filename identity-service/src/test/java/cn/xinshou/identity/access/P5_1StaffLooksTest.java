package cn.xinshou.identity.access;

import static cn.xinshou.identity.Staffed.OFFICER;
import static cn.xinshou.identity.Staffed.OFFICER_2;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.hasItem;

import cn.xinshou.identity.Acting;
import cn.xinshou.identity.ConsentNeighbour;
import cn.xinshou.identity.ContractDoor;
import cn.xinshou.identity.Database;
import cn.xinshou.identity.Doors;
import cn.xinshou.identity.Profiled;
import cn.xinshou.identity.Staffed;
import cn.xinshou.local.ServiceFixture;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whatever an officer gets to see of what somebody said, or of what is held about them, that person finds among their readers: every door of
 * the contract that answers to GET is tried, those of tomorrow included.
 */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@WithTestResource(ConsentNeighbour.class)
@Tag("P5.1")
class P5_1StaffLooksTest {

    /** Stands in everything that was said here, and in what is held; whoever sees it saw something of the person. */
    private static final String MARK = "欧阳独特";

    @Inject
    Database database;

    @Inject
    Profiled profiled;

    @Inject
    Staffed staffed;

    private UUID person;
    private String letter;

    /** What stands for {@code {id}} behind which door. */
    private final Map<String, List<String>> ids = new LinkedHashMap<>();

    @BeforeEach
    void aPersonAboutWhomMuchWasSaid() {
        person = profiled.with("{\"name\": \"" + MARK + "\", \"city\": \"北京\"}");
        staffed.train(OFFICER);
        staffed.train(OFFICER_2);
        Acting.asOfficer(OFFICER_2);
        letter = filed("correction", ", \"details\": \"" + MARK + "要求更正\"");
        var refused = filed("deletion", "");
        post("/requests/" + refused + "/refuse", "{\"ground\": \"a\", \"reason\": \"" + MARK + "多次重复\"}", 200);
        var transfer = filed("transfer", "");
        name(transfer);
        ids.put("/requests", List.of(letter, refused, transfer));
        ids.put(
                "/complaints",
                List.of(post("/complaints", "{\"subject\": \"" + person + "\", \"words\": \"" + MARK + "不满\"}", 201)));
        post("/access-approvals", """
                {"subject": "%s", "case": "%s", "items": ["name"], "reason": "%s是未成年人"}""".formatted(person, letter, MARK), 201);
        post("/break-glass", "{\"subject\": \"%s\", \"reason\": \"%s失联\"}".formatted(person, MARK), 201);
        ids.put("/sanctions", List.of(post("/sanctions", """
                {"subject": "%s", "kind": "warning", "reasons": "%s代考", "evidence": ["%s"]}""".formatted(person, MARK, "a".repeat(64)), 201)));
        Acting.asPerson(person, Instant.now());
        ids.put(
                "/misuse-reports",
                List.of(post(
                        "/misuse-reports", "{\"about\": \"" + OFFICER_2 + "\", \"words\": \"" + MARK + "被查看\"}", 201)));
        Acting.asOfficer(OFFICER);
    }

    @AfterEach
    void tidyUp() {
        database.empty();
        Acting.asNobody();
    }

    @Test
    void everyLookThatShowsSomethingOfAPersonIsOneOfTheirReads() {
        assertThat(unnoticed()).isEmpty();
    }

    @Test
    @Tag("control-broken")
    void aLookThatIsNotWrittenDownIsNoticed() {
        database.execute("create function forget_reads() returns trigger language plpgsql as"
                + " $$ begin delete from profile_read where id = new.id; return null; end $$");
        database.execute("create trigger forget_reads after insert on profile_read for each row"
                + " when (new.items && array['complaint', 'request-answer']) execute function forget_reads()");
        try {
            assertThatThrownBy(() -> assertThat(unnoticed()).isEmpty()).isInstanceOf(AssertionError.class);
        } finally {
            database.execute("drop trigger forget_reads on profile_read");
            database.execute("drop function forget_reads()");
        }
    }

    @Test
    void thePersonFindsWhatWasSeenByItsName() {
        unnoticed();

        Acting.asPerson(person, Instant.now());
        var seen =
                given().spec(Doors.json()).get("/me/profile/readers?limit=200").then();
        for (var what : List.of(
                "name",
                "request-details",
                "request-answer",
                "transfer-recipient",
                "complaint",
                "access-reason",
                "sanction",
                "misuse-report")) {
            seen.body("items.items.flatten()", hasItem(what));
        }
    }

    /** The paths behind which an officer saw the mark and nothing was written down. */
    private List<String> unnoticed() {
        var silent = new ArrayList<String>();
        var shown = new TreeSet<String>();
        for (var path : paths()) {
            var before = reads();
            var answer = given().get(path);
            if (answer.asString().contains(MARK)) {
                shown.add(path);
                if (reads() == before) {
                    silent.add(path);
                }
            }
        }
        assertThat(shown).as("doors behind which there is something to see").hasSizeGreaterThanOrEqualTo(9);
        return silent;
    }

    private long reads() {
        return database.count(
                "select count(*) from profile_read where subject = '" + person + "' and reader = '" + OFFICER + "'");
    }

    /** Every door of the contract that shows something, with all that is known to stand behind it. */
    private List<String> paths() {
        return ContractDoor.all().stream()
                .filter(door -> door.method().equals("GET") && !door.path().startsWith("/me/"))
                .map(ContractDoor::path)
                .flatMap(path -> ids.getOrDefault(path.replaceAll("/\\{id}.*", ""), List.of(letter)).stream()
                        .map(id -> path.replace("{id}", id)
                                        .replace("{subject}", person.toString())
                                        .replaceAll("\\{[a-z]+}", letter)
                                + "?case=" + letter
                                + "&purpose=rights-requests&items=name&unmasked=true&reason=x&limit=200"))
                .toList();
    }

    private String filed(String kind, String more) {
        var id = post("/requests", """
                {"subject": "%s", "kind": "%s", "channel": "letter"%s}""".formatted(person, kind, more), 201);
        post("/requests/" + id + "/verify", "{}", 200);
        return id;
    }

    private static void name(String transfer) {
        given().spec(Doors.json())
                .body("""
                        {"recipient": {"name": "%s大学", "creditCode": "91350100M000100Y43", "place": "CN-BJ"}, "items": ["name"]}
                        """.formatted(MARK))
                .put("/requests/{id}/transfer", transfer)
                .then()
                .statusCode(200);
    }

    private static String post(String path, String body, int status) {
        ValidatableResponse answer =
                given().spec(Doors.json()).body(body).post(path).then();
        assertThat(answer.extract().statusCode())
                .as(path + " " + answer.extract().asString())
                .isEqualTo(status);
        return answer.extract().path("id");
    }
}
