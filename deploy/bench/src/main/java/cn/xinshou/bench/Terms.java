package cn.xinshou.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What can be asked of people, from the policy that the service published. */
record Terms(String version, String digest, List<Offer> offers) {

    /** A purpose that rests on consent, and one of its items. */
    record Offer(String purpose, String item) {}

    static Terms of(Database database, String name) throws SQLException {
        try (var connection = database.open(name);
                var statement = connection.createStatement();
                var row = statement.executeQuery("""
                        select p.version, t.digest, p.document from policy p
                        join policy_text t on t.version = p.version and t.language = 'zh' order by p.ordinal desc limit 1
                        """)) {
            row.next();
            return new Terms(row.getString(1), row.getString(2), offers(row.getString(3)));
        }
    }

    private static List<Offer> offers(String document) {
        try {
            var offers = new ArrayList<Offer>();
            for (JsonNode purpose : new ObjectMapper().readTree(document).path("purposes")) {
                if (purpose.path("lawfulBasis").asText().equalsIgnoreCase("consent")) {
                    offers.add(new Offer(
                            purpose.path("id").asText(),
                            purpose.path("items").path(0).asText()));
                }
            }
            return offers;
        } catch (IOException e) {
            throw new IllegalStateException("the policy cannot be read", e);
        }
    }
}
