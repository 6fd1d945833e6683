package cn.xinshou.identity.request.correspondence;

import static cn.xinshou.identity.request.Desk.act;
import static cn.xinshou.identity.request.Desk.filed;
import static org.assertj.core.api.Assertions.assertThat;

import cn.xinshou.identity.Acting;
import cn.xinshou.identity.ConsentNeighbour;
import cn.xinshou.identity.Database;
import cn.xinshou.identity.Mails;
import cn.xinshou.identity.message.Mailroom;
import cn.xinshou.identity.request.Desk;
import cn.xinshou.identity.request.clock.DeskClock;
import cn.xinshou.local.MovableClock;
import cn.xinshou.local.ServiceFixture;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.oas.OpenApi31;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the desk has people told is what the neighbour's published contract takes, and says nothing personal but a code. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@WithTestResource(ConsentNeighbour.class)
@Tag("P4.5")
class MessageContractTest {

    private static final Instant NOON = Instant.parse("2026-11-23T04:00:00Z");

    private final UUID person = UUID.randomUUID();

    @Inject
    Database database;

    @Inject
    DeskClock deskClock;

    @Inject
    Mailroom mailroom;

    @Inject
    MovableClock clock;

    @BeforeEach
    void beginAnew() {
        clock.stopAt(NOON);
        database.execute("delete from outgoing_message");
        Mails.forget();
    }

    @AfterEach
    void tidyUp() {
        clock.reset();
        database.empty();
        Acting.asNobody();
    }

    @Test
    void everyMessageIsOneThatTheNeighbourTakes() {
        askedAndAnswered();
        mailroom.handOn();

        var contract = Path.of(System.getProperty("xinshou.root"), "breach-notifier", "contracts", "openapi.yaml");
        var schema = JsonSchemaFactory.getInstance(
                        SpecVersion.VersionFlag.V202012,
                        builder -> builder.metaSchema(OpenApi31.getInstance())
                                .defaultMetaSchemaIri(OpenApi31.getInstance().getIri()))
                .getSchema(SchemaLocation.of(
                        contract.toUri() + "#/paths/~1messages/post/requestBody/content/application~1json/schema"));
        var handed = Mails.handed();
        assertThat(handed)
                .extracting(message -> message.at("/kind").textValue())
                .contains("identity-code", "request-reminder", "request-interim", "request-answer", "request-overdue");
        assertThat(handed)
                .allSatisfy(message -> assertThat(schema.validate(message.toString(), InputFormat.JSON))
                        .isEmpty());
        assertThat(handed).noneMatch(message -> message.toString().contains("毕业证"));
    }

    /** Whoever begins to deal with the desk is told what not to send (P4.5). */
    @Test
    void adviceComesWithTheRequest() {
        Acting.asPerson(person, NOON);

        var advice =
                Desk.file("{\"kind\": \"deletion\"}").statusCode(201).extract().jsonPath();

        assertThat(advice.getString("advice.zh")).contains("密码", "身份证号");
        assertThat(advice.getString("advice.en")).contains("password", "ID number");
    }

    private void askedAndAnswered() {
        Acting.asPerson(person, NOON.minus(Duration.ofDays(1)));
        var id = filed("{\"kind\": \"deletion\", \"details\": \"毕业证\"}");
        act(id, "verify", "{\"method\": \"mail-code\"}").statusCode(200);
        act(id, "verify", "{\"code\": \"" + Mails.code() + "\"}").statusCode(200);
        Acting.asOfficer("officer");
        act(id, "pause", "{\"reason\": \"缺少毕业证\"}").statusCode(200);
        clock.advance(Duration.ofDays(30));
        deskClock.look();
        act(id, "refuse", "{\"ground\": \"a\", \"reason\": \"理由\"}").statusCode(200);
        Acting.asPerson(person, NOON);
        act(id, "complain", "{\"words\": \"不同意\"}").statusCode(200);
        clock.advance(Duration.ofDays(40));
        deskClock.look();
        Acting.asOfficer("officer2");
        act(id, "decide-complaint", "{\"outcome\": \"unjustified\", \"answer\": \"维持\"}")
                .statusCode(200);
    }
}
