package cn.xinshou.identity.request.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import cn.xinshou.identity.Acting;
import cn.xinshou.identity.ConsentNeighbour;
import cn.xinshou.identity.Database;
import cn.xinshou.identity.request.Desk;
import cn.xinshou.local.ServiceFixture;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Personal data that came by mail is set aside: no officer's zeal brings it to the desk. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@WithTestResource(ConsentNeighbour.class)
@Tag("P4.5")
class P4_5InboundMailTest {

    private static final String NUMBER = "11010519491231002X";

    private final UUID person = UUID.randomUUID();

    @Inject
    Database database;

    @BeforeEach
    void officer() {
        Acting.asOfficer("officer");
    }

    @AfterEach
    void tidyUp() {
        database.empty();
        Acting.asNobody();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"我的身份证号是" + NUMBER + "\"",
                "\"110105 19491231 002x\"",
                "\"请致电13912345678\"",
                "\"１３９１２３４５６７８\"",
                "\"+86 139-1234-5678\"",
                "\"zhang@example.cn\"",
                "{\"items\": {\"phone\": \"13912345678\"}}",
                "{\"13912345678\": \"是我的新号码\"}"
            })
    void aMailsNumbersAreNotTaken(String details) {
        Desk.file(mail("details", details))
                .statusCode(400)
                .body("errors.field", contains("details"))
                .body(not(containsString("139")))
                .body(not(containsString("1949")));
        assertThat(database.count("select count(*) from request")).isZero();
    }

    @Test
    void norAreThoseOfItsProof() {
        Desk.file(mail("proof", "\"" + NUMBER + "\"")).statusCode(400).body("errors.field", contains("proof"));
    }

    @Test
    void whatIsAskedIsTakenWithoutThem() {
        Desk.file(mail("details", "\"2026年11月20日来信 letter 2026-118，要求更正手机号\"")).statusCode(201);
    }

    @Test
    void aLetterMayBringThem() {
        Desk.file("""
                {"subject": "%s", "kind": "correction", "channel": "letter", "details": {"items": {"phone": "13912345678"}}}""".formatted(person)).statusCode(201);
    }

    @Test
    void nothingOfAMailIsReadAtTheDesk() {
        assertThat(readAtTheDesk()).doesNotContain(NUMBER);
    }

    @Test
    @Tag("control-broken")
    void withoutTheLookAtMailsTheDeskReadsThem() {
        QuarkusMock.installMockForType(
                new InboundMail() {
                    @Override
                    boolean bringsPersonalData(@Nullable JsonNode words) {
                        return false;
                    }
                },
                InboundMail.class);

        assertThatThrownBy(() -> assertThat(readAtTheDesk()).doesNotContain(NUMBER))
                .isInstanceOf(AssertionError.class);
    }

    /** What an officer finds of a request that was entered with a number out of a mail. */
    private String readAtTheDesk() {
        var filed = Desk.file(mail("details", "\"我的身份证号是" + NUMBER + "\"")).extract();
        return filed.statusCode() == 201 ? Desk.look(filed.path("id")).extract().asString() : filed.asString();
    }

    private String mail(String field, String words) {
        return """
                {"subject": "%s", "kind": "correction", "channel": "mail", "mailSetAside": true, "%s": %s}""".formatted(person, field, words);
    }
}
