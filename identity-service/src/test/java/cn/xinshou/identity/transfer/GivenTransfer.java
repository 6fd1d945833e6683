package cn.xinshou.identity.transfer;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;

import cn.xinshou.identity.Consents;
import cn.xinshou.identity.Database;
import cn.xinshou.identity.Doors;
import cn.xinshou.identity.profile.GivenProfiles;
import cn.xinshou.local.MovableClock;
import io.restassured.response.ValidatableResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipInputStream;

/** A person with a profile at noon, and how their transfer is asked for, looked at and found fit to be sent. */
@ApplicationScoped
class GivenTransfer {

    static final String OWN = "0199a000-0000-7000-8000-000000000002";
    static final UUID SUBJECT = UUID.fromString(OWN);

    private static final Instant NOON = Instant.parse("2026-11-23T04:00:00Z");

    private final Database database;
    private final MovableClock clock;
    private final GivenProfiles profiles;

    GivenTransfer(Database database, MovableClock clock, GivenProfiles profiles) {
        this.database = database;
        this.clock = clock;
        this.profiles = profiles;
    }

    void somebodyIsKnown(String phone) {
        clock.stopAt(NOON);
        Consents.forget();
        profiles.put(SUBJECT, "{\"name\": \"李𠮷\", \"phone\": \"%s\", \"city\": \"110108\"}".formatted(phone));
    }

    void tidyUp() {
        clock.reset();
        database.empty();
    }

    /** A request of the person that the desk has found to be theirs. */
    String verified(String subject) {
        var id = UUID.randomUUID().toString();
        database.execute("""
                insert into request (id, subject, kind, state, channel, requester, received_at, due_at, answer_by, paused_days, extended,
                                     verified_at, verified_by)
                values ('%s', '%s', 'transfer', 'in-progress', 'online', 'self', '2026-11-20T00:00:00Z', '2026-12-20T00:00:00Z',
                        '2026-12-20T00:00:00Z', 0, false, '2026-11-21T00:00:00Z', 'session')
                """.formatted(id, subject));
        return id;
    }

    static String target(String more) {
        return """
                {"recipient": {"name": "示例大学", "creditCode": "91350100M000100Y43", "place": "CN-BJ"%s}, "items": ["name", "city"]}
                """.formatted(more);
    }

    static ValidatableResponse name(String id, String target) {
        return given().spec(Doors.json())
                .body(target)
                .put("/requests/{id}/transfer", id)
                .then();
    }

    static ValidatableResponse look(String id) {
        return given().spec(Doors.json()).get("/requests/{id}/transfer", id).then();
    }

    static ValidatableResponse find(String id, boolean harmless, boolean feasible) {
        return given().spec(Doors.json())
                .body("""
                        {"identityVerified": {"met": true, "reason": "柜台核对证件"},
                         "lawfulBasis": {"basis": "consent", "reason": "报名时同意"},
                         "technicallyFeasible": {"met": %s, "reason": "对方提供接口"},
                         "harmsNobody": {"met": %s, "reason": "不含他人信息"}}
                        """.formatted(feasible, harmless))
                .put("/requests/{id}/transfer/conditions", id)
                .then();
    }

    static ValidatableResponse fulfil(String id) {
        return given().spec(Doors.json())
                .body("{\"answer\": \"已按您的要求办理\"}")
                .post("/requests/{id}/fulfil", id)
                .then();
    }

    static Map<String, String> unpack(byte[] zip) throws IOException {
        var files = new HashMap<String, String>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), new String(in.readAllBytes(), UTF_8));
            }
        }
        return files;
    }
}
