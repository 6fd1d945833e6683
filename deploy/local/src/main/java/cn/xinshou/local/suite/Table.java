package cn.xinshou.local.suite;

import cn.xinshou.local.Realm;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What is where, who may enter and what to try, for the person who started it. */
final class Table {

    private final Suite suite;

    Table(Suite suite) {
        this.suite = suite;
    }

    String text() {
        Ports ports = suite.settings().ports();
        String state = suite.settings().state().path().toString();
        List<List<String>> rows = List.of(
                List.of("what", "address", "user", "try this"),
                List.of(
                        "consent",
                        ports.url(Door.CONSENT),
                        "platform, candidate",
                        "curl " + ports.url(Door.CONSENT) + "/policies/current"),
                List.of(
                        "identity",
                        ports.url(Door.IDENTITY),
                        "platform, officer",
                        "curl " + ports.url(Door.IDENTITY) + "/q/openapi"),
                List.of(
                        "audit",
                        ports.url(Door.AUDIT),
                        "auditor",
                        "curl " + ports.url(Door.AUDIT) + "/ledger/checkpoint"),
                List.of("breach console", ports.url(Door.BREACH), "responder, approver", "open it in a browser"),
                List.of("keycloak", ports.url(Door.KEYCLOAK), "admin", "realm " + new Realm().name()),
                List.of("mail", ports.url(Door.INBOX), "", "curl " + ports.url(Door.INBOX) + "/messages"),
                List.of("smtp", "localhost:" + ports.of(Door.SMTP), "", ""),
                List.of(
                        "postgres",
                        "localhost:" + ports.of(Door.POSTGRES),
                        "consent, identity, audit, breach",
                        "one database each"),
                List.of("kafka", "localhost:" + ports.of(Door.KAFKA), "", "topics xinshou.*"));
        return "\n" + aligned(rows) + "\n\nPeople and their passwords:\n" + aligned(people())
                + "\n\nAll of it for programs: " + suite.settings().state().suiteFile()
                + "\nLogs: " + state
                + "/logs. The main job, once through: ./deploy/story. Stop: Ctrl-C or ./deploy/down.";
    }

    private List<List<String>> people() {
        List<List<String>> rows = new ArrayList<>();
        new Realm()
                .people()
                .keySet()
                .forEach(name -> rows.add(List.of(name, suite.secrets().of(RealmVariables.userPassword(name)))));
        return rows;
    }

    private static String aligned(List<List<String>> rows) {
        List<Integer> widths = new ArrayList<>();
        for (int column = 0; column < rows.getFirst().size(); column++) {
            int at = column;
            widths.add(rows.stream().mapToInt(row -> row.get(at).length()).max().orElse(0));
        }
        return rows.stream().map(row -> line(row, widths)).collect(Collectors.joining("\n"));
    }

    private static String line(List<String> row, List<Integer> widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            line.append("  ")
                    .append(row.get(column))
                    .append(" ".repeat(widths.get(column) - row.get(column).length()));
        }
        return line.toString().stripTrailing();
    }
}
