package cn.xinshou.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures rows. Exit code 0: all bars met; 1: some missed, or a row could not be measured; 2: no such row.
 */
public final class Bench {

    static final List<Row> ROWS = List.of(
            new DecisionMemoryRow(),
            new DecisionTableRow(),
            new DecisionHttpRow(),
            new RecordRow(),
            new WithdrawalRow(),
            new RelayRow(),
            new C15tRow(),
            new KeycloakRow(),
            new GrowthRow(),
            new ProfileReadRow(),
            new ProfilesRow(),
            new AccessViewRow(),
            new RetentionRow(),
            new ErasureRow());

    private Bench() {}

    public static void main(String[] names) {
        if (names.length == 0 || names[0].equals("--help")) {
            System.out.println("./deploy/bench/run ROW…, or all:");
            ROWS.forEach(row -> System.out.printf("  %-16s %s%n", row.name(), row.question()));
            return;
        }
        var chosen = chosen(List.of(names));
        if (chosen.isEmpty()) {
            System.err.println("No such row; ./deploy/bench/run lists them.");
            System.exit(2);
        }
        System.exit(measure(chosen) ? 0 : 1);
    }

    static List<Row> chosen(List<String> names) {
        if (names.equals(List.of("all"))) {
            return ROWS;
        }
        var known = ROWS.stream().map(Row::name).toList();
        return known.containsAll(names)
                ? ROWS.stream().filter(row -> names.contains(row.name())).toList()
                : List.of();
    }

    private static boolean measure(List<Row> rows) {
        var tables = new ArrayList<Table>();
        var from = System.nanoTime();
        try (var lab = Lab.open()) {
            for (var row : rows) {
                lab.say("── " + row.name());
                var table = new Table(row.name() + ": " + row.question(), findings(row, lab));
                tables.add(table);
                System.out.println("\n" + table.text());
            }
        }
        if (rows.size() > 1) {
            System.out.println("\nAll of it, after "
                    + Duration.ofNanos(System.nanoTime() - from).toSeconds() + " s:\n");
            tables.forEach(table -> System.out.println(table.text()));
        }
        var missed = tables.stream()
                .flatMap(table -> table.findings().stream())
                .filter(finding -> Boolean.FALSE.equals(finding.met()))
                .count();
        System.out.println(missed == 0 ? "Every bar is met." : missed + " MISSED.");
        return missed == 0;
    }

    private static List<Finding> findings(Row row, Lab lab) {
        try {
            return row.measure(lab);
        } catch (Missing e) {
            return List.of(Finding.shown("not measured", String.valueOf(e.getMessage()), false));
        } catch (Exception e) {
            lab.complain(e);
            return List.of(Finding.shown("could not be measured", String.valueOf(e), false));
        }
    }
}
