package cn.xinshou.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RealmTest {

    private final Realm realm = new Realm();

    @Test
    void theProductionPieceHasNeitherThePasswordClientNorPeople() {
        assertThat(realm.production().path("clients").findValuesAsText("clientId"))
                .doesNotContain("cli");
        assertThat(realm.production().path("clients"))
                .noneMatch(client -> client.path("directAccessGrantsEnabled").asBoolean())
                .noneMatch(client -> client.path("publicClient").asBoolean());
        assertThat(realm.production().path("users")).allMatch(user -> user.has("serviceAccountClientId"));
    }

    @Test
    void noSecretIsWrittenInTheFiles() {
        assertThat(realm.production().findValuesAsText("secret")).isNotEmpty().allMatch(text -> text.startsWith("${"));
    }

    @Test
    void everyRoleOfADemoPersonExists() throws Exception {
        JsonNode rendered = new ObjectMapper().readTree(realm.rendered(variable -> "x"));
        List<String> roles = rendered.path("roles").path("realm").findValuesAsText("name");

        assertThat(rendered.path("users"))
                .allSatisfy(user -> assertThat(user.path("realmRoles"))
                        .isNotEmpty()
                        .allMatch(role -> roles.contains(role.asText())));
    }

    @Test
    void onlyTheServiceThatErasesPeopleMayTouchTheirAccounts() {
        assertThat(realm.production().path("users"))
                .filteredOn(user -> user.has("clientRoles"))
                .singleElement()
                .satisfies(user -> {
                    assertThat(user.path("serviceAccountClientId").asText()).isEqualTo("identity-service");
                    assertThat(user.path("clientRoles").path("realm-management"))
                            .singleElement()
                            .satisfies(role -> assertThat(role.asText()).isEqualTo("manage-users"));
                });
    }

    @Test
    void valuesAreFilledInAsJsonText() throws Exception {
        JsonNode rendered = new ObjectMapper().readTree(realm.rendered(variable -> "a\"b\\c$1"));

        assertThat(rendered.path("clients").findValuesAsText("secret")).containsOnly("a\"b\\c$1");
    }

    @Test
    void peopleHaveIdsThatAreKnownBeforeTheyLogIn() {
        assertThat(realm.people())
                .containsKeys("candidate", "candidate2", "editor", "editor2", "officer", "officer2", "responder")
                .containsKeys("responder2", "approver", "auditor", "operator", "school", "school2")
                .allSatisfy((name, id) -> assertThat(UUID.fromString(id)).hasToString(id));
    }
}
