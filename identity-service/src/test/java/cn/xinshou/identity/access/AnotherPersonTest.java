package cn.xinshou.identity.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import cn.xinshou.identity.Acting;
import cn.xinshou.identity.ConsentNeighbour;
import cn.xinshou.identity.Consents;
import cn.xinshou.identity.ContractDoor;
import cn.xinshou.identity.Database;
import cn.xinshou.identity.Doors;
import cn.xinshou.identity.Profiled;
import cn.xinshou.local.ServiceFixture;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A candidate's own token opens nothing of another candidate, at no door of the contract, with whatever id it knows of them. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@WithTestResource(ConsentNeighbour.class)
@Tag("P4.1")
class AnotherPersonTest {

    private static final List<String> TOUCHED = List.of(
            "request",
            "request_note",
            "complaint",
            "sanction",
            "misuse_report",
            "profile_item",
            "registration_order",
            "school_entry",
            "transfer",
            "profile_read");

    private final UUID stranger = UUID.randomUUID();

    /** What stands for {@code {id}} behind which door. */
    private final Map<String, List<String>> ids = new LinkedHashMap<>();

    @Inject
    Database database;

    @Inject
    Profiled profiled;

    private UUID person;

    @BeforeEach
    void somebodyOfWhomThereIsALot() {
        Consents.forget();
        person = profiled.with("{\"name\": \"欧阳独特\", \"city\": \"北京\"}");
        Acting.asPerson(person, Instant.now());
        var requests = new ArrayList<String>();
        for (var kind : List.of("deletion", "copy", "transfer")) {
            var id = post("/requests", "{\"kind\": \"%s\"}".formatted(kind), 201);
            requests.add(post("/requests/" + id + "/verify", "{}", 200));
        }
        requests.add(post("/requests", "{\"kind\": \"correction\"}", 201));
        ids.put("/requests", requests);
        ids.put("/complaints", List.of(post("/complaints", "{\"words\": \"不满\"}", 201)));
        ids.put(
                "/misuse-reports",
                List.of(post("/misuse-reports", "{\"about\": \"officer\", \"words\": \"被查看\"}", 201)));
        Acting.asOfficer("officer");
        ids.put("/sanctions", List.of(post("/sanctions", """
                {"subject": "%s", "kind": "warning", "reasons": "代考", "evidence": ["%s"]}""".formatted(person, "a".repeat(64)), 201)));
        ids.put("/school-entries", List.of(entered()));
    }

    @AfterEach
    void tidyUp() {
        database.empty();
        Acting.asNobody();
    }

    @Test
    void everyDoorIsShutToSomebodyElse() {
        var before = rows();
        Acting.asPerson(stranger, Instant.now());

        var ajar = new ArrayList<String>();
        var knocked = 0;
        for (var door : ContractDoor.all()) {
            for (var path : paths(door)) {
                knocked++;
                var status = door.knock(path).extract().statusCode();
                if (status != 403 && status != 404) {
                    ajar.add(door + " " + status);
                }
            }
        }

        assertThat(ajar).isEmpty();
        assertThat(knocked).isGreaterThan(90);
        assertThat(rows()).isEqualTo(before);
    }

    /** Otherwise the doors above could be shut to everybody, or the ids be nobody's. */
    @Test
    @Tag("control-broken")
    void theSameDoorsOpenToThePersonThemself() {
        Acting.asPerson(person, Instant.now());

        var open = ContractDoor.all().stream()
                .filter(door -> door.method().equals("GET"))
                .filter(door -> paths(door).stream().anyMatch(AnotherPersonTest::opens))
                .map(ContractDoor::path)
                .toList();

        assertThat(open)
                .contains(
                        "/profiles/{subject}",
                        "/profiles/{subject}/history",
                        "/profiles/{subject}/readers",
                        "/requests/{id}",
                        "/complaints/{id}",
                        "/school-entries/{id}",
                        "/subjects/{subject}/sanctions");
    }

    private static boolean opens(String path) {
        return given().get(path).statusCode() == 200;
    }

    /** What a person's doors look like with this person's ids; none if the door is nobody's in particular, or open to all. */
    private List<String> paths(ContractDoor door) {
        if (door.open() || !door.path().matches(".*\\{(subject|id)}.*")) {
            return List.of();
        }
        var root = door.path().replaceFirst("^/me/", "/").replaceAll("/\\{id}.*", "");
        return ids.getOrDefault(root, List.of(UUID.randomUUID().toString())).stream()
                .map(id -> door.path()
                        .replace("{id}", id)
                        .replace("{subject}", person.toString())
                        .replaceAll("\\{[a-z]+}", UUID.randomUUID().toString()))
                .toList();
    }

    private Map<String, String> rows() {
        var rows = new LinkedHashMap<String, String>();
        TOUCHED.forEach(table -> rows.put(
                table,
                database.text("select coalesce(string_agg(t::text, '|' order by t::text), '') from " + table + " t")));
        return rows;
    }

    private String entered() {
        String delegation = post("/delegations", """
                {"school": "4111010001", "schoolName": "示例中学", "purpose": "exam-registration", "exam": "2026-10 自学考试",
                 "items": ["name"], "staff": ["0199a000-0000-7000-8000-00000000005a"], "until": "%s", "atMost": 5}
                """.formatted(Instant.now().plusSeconds(86_400)), 201);
        Acting.as("0199a000-0000-7000-8000-00000000005a", "school-staff");
        return given().spec(Doors.json())
                .body("[{\"row\": \"A-1\", \"subject\": \"%s\", \"items\": {\"name\": \"欧阳独特\"}}]".formatted(person))
                .post("/delegations/{id}/candidates", delegation)
                .then()
                .statusCode(200)
                .extract()
                .path("rows[0].entry");
    }

    private static String post(String path, String body, int status) {
        return given().spec(Doors.json())
                .body(body)
                .post(path)
                .then()
                .statusCode(status)
                .extract()
                .path("id");
    }
}
