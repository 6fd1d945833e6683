package cn.xinshou.bench;

import cn.xinshou.bench.Accounts.Account;
import cn.xinshou.local.suite.Settings;
import cn.xinshou.local.suite.Suite;
import cn.xinshou.local.suite.SuiteFile;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** The end of a thousand people in the whole suite, as everybody has it on one machine: from one officer's click until everybody has confirmed. */
final class ErasureRow implements Row {

    private static final int PEOPLE = 1_000;
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final String PURPOSE = IdentityPeople.PURPOSE;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> PARTIES = List.of("consent", "audit", "breach", "keycloak");

    @Override
    public String name() {
        return "erasure";
    }

    @Override
    public String question() {
        return "1,000 people with data erased, until every service and the identity provider have confirmed";
    }

    @Override
    public List<Finding> measure(Lab lab) throws Exception {
        try (var suite = Suite.start(Settings.forTest(lab.fresh("suite")), lab::say)) {
            var doors = new Doors(SuiteFile.of(suite));
            lab.say("people are made: " + PEOPLE);
            var people = new Accounts(URI.create(doors.at("/oidc/issuer")), doors.at("/keycloak/password"))
                    .make("gone-", PEOPLE);
            fill(doors, people);
            lab.say("they are erased");
            return erased(doors, people);
        }
    }

    /** Something in every service: a consent, a profile, two logins, an incident they are told of. */
    private static void fill(Doors doors, List<Account> people) throws Exception {
        var policy = JSON.readTree(Caller.once(doors.uri("consent"), "", "GET\t/policies/current"));
        var grant = JSON.createObjectNode()
                .put("purpose", PURPOSE)
                .put("action", "grant")
                .put("policyVersion", policy.path("version").asText())
                .put("textDigest", policy.path("digest").asText())
                .put("language", "zh")
                .put("surface", "web:sign-up")
                .put("separate", true);
        var platform = doors.platform();
        try (var consent = new Caller(doors.uri("consent"), platform);
                var identity = new Caller(doors.uri("identity"), platform);
                var audit = new Caller(doors.uri("audit"), platform)) {
            for (var i = 0; i < people.size(); i++) {
                var person = people.get(i);
                consent.send("POST\t/subjects/" + person.subject() + "/consents\t" + grant);
                identity.send(
                        "PUT\t/profiles/" + person.subject() + "?purpose=" + PURPOSE + "\t" + ProfileRequests.body(i));
                audit.send("POST\t/login-events\t" + login(person, 2));
                audit.send("POST\t/login-events\t" + login(person, 1));
            }
        }
        try (var breach = new Caller(doors.uri("breach"), doors.tokenOf("responder"))) {
            var incident = JSON.readTree(breach.send("POST\t/incidents\t" + incident()));
            var affected = JSON.createObjectNode();
            people.forEach(person ->
                    affected.withArray("subjects").add(person.subject().toString()));
            breach.send("POST\t/incidents/" + incident.path("id").asText() + "/recipients\t" + affected);
        }
    }

    private static ObjectNode login(Account person, int daysAgo) {
        return JSON.createObjectNode()
                .put("account", person.user())
                .put("subject", person.subject().toString())
                .put("device", "device-" + person.user())
                .put("ip", "202.96.128.86")
                .put(
                        "userAgent",
                        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0 Safari/537.36")
                .put("outcome", "success")
                .put("at", now().minus(Duration.ofDays(daysAgo)).toString());
    }

    private static ObjectNode incident() {
        var incident = JSON.createObjectNode()
                .put("title", "报名账号异常登录")
                .put("occurredFrom", now().minus(Duration.ofHours(2)).toString())
                .put("discoveredAt", now().minus(Duration.ofMinutes(10)).toString())
                .put("learnedAt", now().minus(Duration.ofMinutes(5)).toString())
                .put("type", "data-security/leak")
                .put("reporterProfile", "other");
        incident.putObject("facts")
                .putObject("persons")
                .put("min", 1)
                .put("likely", PEOPLE)
                .put("max", PEOPLE);
        return incident;
    }

    /** One officer proposes that a service ends for all of them, another confirms; of each nothing is left. */
    private static List<Finding> erased(Doors doors, List<Account> people) throws Exception {
        var deletion = JSON.createObjectNode()
                .put("ground", "service-ended")
                .put("purpose", PURPOSE)
                .put("reason", "the measured end of a service");
        people.forEach(
                person -> deletion.withArray("subjects").add(person.subject().toString()));
        var id = JSON.readTree(
                        Caller.once(doors.uri("identity"), doors.tokenOf("officer"), "POST\t/deletions\t" + deletion))
                .path("id")
                .asText();
        var second = doors.tokenOf("officer2");
        try (var connection = doors.database("identity")) {
            var from = System.nanoTime();
            Caller.once(doors.uri("identity"), second, "POST\t/deletions/" + id + "/confirm");
            var answered = seconds(from);
            var here = await(connection, "select count(*) from erasure where state <> 'ordered'", people.size(), from);
            var all = await(connection, "select count(*) from erasure where state = 'confirmed'", people.size(), from);
            var findings = new ArrayList<>(List.of(
                    Finding.figure("until all have confirmed", all, "s", Bar.atMost(60, "s")),
                    Finding.figure("until nothing is left here", here, "s"),
                    Finding.figure("until the officer has the report", answered, "s")));
            for (var party : PARTIES) {
                var confirmed = count(
                        connection,
                        "select count(*) from erasure_party where confirmed_at is not null and party = '" + party
                                + "'");
                findings.add(Finding.figure("confirmed by " + party, confirmed, "", Bar.atLeast(people.size())));
                findings.add(Finding.figure(
                        "the last of them",
                        count(
                                        connection,
                                        "select coalesce(extract(epoch from max(p.confirmed_at) - min(e.ordered_at)) * 1000, 0)::bigint"
                                                + " from erasure_party p, erasure e where party = '" + party + "'")
                                / 1000.0,
                        "s after the first order"));
            }
            return findings;
        }
    }

    /** @return seconds since then; not a number if it does not happen in time */
    private static double await(Connection connection, String sql, long wanted, long from)
            throws SQLException, InterruptedException {
        while (count(connection, sql) < wanted) {
            if (seconds(from) > PATIENCE.toSeconds()) {
                return Double.NaN;
            }
            Thread.sleep(100);
        }
        return seconds(from);
    }

    private static long count(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static double seconds(long from) {
        return (System.nanoTime() - from) / 1e9;
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }

    /** Where the suite's parts are, and how to get in. */
    private record Doors(JsonNode suite) {

        String at(String path) {
            return suite.at(path).asText();
        }

        URI uri(String service) {
            return URI.create(at("/services/" + service));
        }

        String platform() {
            return Identity.token(at("/oidc/issuer"), "platform", at("/clients/platform/secret"));
        }

        String tokenOf(String user) {
            return Identity.tokenOf(at("/oidc/issuer"), user, at("/users/" + user + "/password"));
        }

        Connection database(String service) throws SQLException {
            var path = "/databases/" + service + "/";
            return DriverManager.getConnection(at(path + "url"), at(path + "user"), at(path + "password"));
        }
    }
}
