package cn.xinshou.bench;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The statements of one act as the server logged them, made into a transaction for pgbench: every UUID is another one each time, the
 * revision is the one just drawn, all else stays. Parameters keep their types, so that the server plans what it planned for the service.
 */
record PgbenchScript(Database database, String name) {

    /** @param parameters null for SQL's null */
    record Statement(String sql, List<@Nullable String> parameters) {}

    private static final Pattern LINE =
            Pattern.compile("^\\S+ \\S+ \\S+ \\[(\\d+)] (LOG|DETAIL): {2}(.*)$", Pattern.DOTALL);
    private static final Pattern EXECUTE = Pattern.compile("^(?:execute [^:]+|statement): (.*)$", Pattern.DOTALL);
    private static final Pattern PARAMETER =
            Pattern.compile("\\$(\\d+) = (NULL|'([^']*+(?:''[^']*+)*+)')", Pattern.CASE_INSENSITIVE);
    private static final Pattern PLACE = Pattern.compile("\\$(\\d+)");
    private static final Pattern UUIDS =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    /** The transaction in the server's log that says something about this person. */
    static List<Statement> transactionAbout(UUID person, String log) {
        var open = new LinkedHashMap<String, List<Statement>>();
        for (var entry : log.split("\n(?=\\d{4}-\\d\\d-\\d\\d )")) {
            var line = LINE.matcher(entry.strip());
            if (!line.find()) {
                continue;
            }
            var session = open.computeIfAbsent(line.group(1), _ -> new ArrayList<>());
            if (line.group(2).equals("DETAIL")) {
                if (!session.isEmpty()) {
                    session.add(new Statement(session.removeLast().sql(), parameters(line.group(3))));
                }
                continue;
            }
            var execute = EXECUTE.matcher(line.group(3));
            if (execute.find()) {
                var sql = execute.group(1).strip();
                if (sql.equalsIgnoreCase("begin")) {
                    session.clear();
                }
                session.add(new Statement(sql, List.of()));
                if (sql.equalsIgnoreCase("commit") && session.toString().contains(person.toString())) {
                    return session;
                }
            }
        }
        throw new IllegalStateException("the server's log does not tell of the act");
    }

    private static List<@Nullable String> parameters(String detail) {
        var found = new ArrayList<@Nullable String>();
        var each = PARAMETER.matcher(detail);
        while (each.find()) {
            found.add(each.group(3) == null ? null : each.group(3).replace("''", "'"));
        }
        return found;
    }

    String of(List<Statement> statements) throws SQLException {
        var variables = new LinkedHashMap<String, String>();
        var revision = revision(statements);
        var script = new StringBuilder();
        for (var statement : statements) {
            var types = types(statement);
            script.append(PLACE.matcher(statement.sql().replaceAll("\\s+", " ")).replaceAll(place -> {
                        var at = Integer.parseInt(place.group(1)) - 1;
                        return Matcher.quoteReplacement(
                                "((" + value(statement.parameters().get(at), revision, variables) + ")::"
                                        + types.get(at) + ")");
                    }))
                    .append(";\n");
        }
        var head = new StringBuilder();
        variables
                .values()
                .forEach(variable -> head.append("\\set " + variable + " random(100000000000, 999999999999)\n"));
        return head.append(script).toString();
    }

    private static String value(@Nullable String parameter, String revision, Map<String, String> variables) {
        if (parameter == null) {
            return "null";
        }
        if (parameter.equals(revision)) {
            return "currval('revision_seq')";
        }
        var parts = new ArrayList<String>();
        var uuid = UUIDS.matcher(parameter);
        var end = 0;
        while (uuid.find()) {
            parts.add(literal(parameter.substring(end, uuid.start())));
            var variable = variables.computeIfAbsent(uuid.group(), _ -> "v" + variables.size());
            parts.add("'00000000-0000-4000-8000-'||:" + variable + "::text");
            end = uuid.end();
        }
        parts.add(literal(parameter.substring(end)));
        return String.join(
                "||", parts.stream().filter(part -> !part.equals("E''")).toList());
    }

    // A colon before a letter would be a variable of pgbench.
    private static String literal(String text) {
        return "E'" + text.replace("\\", "\\\\").replace("'", "''").replace(":", "\\x3a") + "'";
    }

    /** Revisions start with ten digits; nothing else among the parameters is such a number. */
    private static String revision(List<Statement> statements) {
        return statements.stream()
                .flatMap(statement -> statement.parameters().stream())
                .filter(Objects::nonNull)
                .filter(value -> value.matches("1[0-9]{9,11}"))
                .findFirst()
                .orElse("none");
    }

    private List<String> types(Statement statement) throws SQLException {
        if (statement.parameters().isEmpty()) {
            return List.of();
        }
        try (var connection = database.open(name);
                var session = connection.createStatement()) {
            session.execute("prepare captured as " + statement.sql());
            try (var row = session.executeQuery(
                    "select unnest(parameter_types)::text from pg_prepared_statements where name = 'captured'")) {
                var types = new ArrayList<String>();
                while (row.next()) {
                    types.add(row.getString(1));
                }
                return types;
            }
        }
    }
}
