package cn.xinshou.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Findings in columns. */
record Table(String title, List<Finding> findings) {

    private static final List<String> HEAD = List.of("what", "measured", "against", "ratio", "bar", "");

    String text() {
        var rows = new ArrayList<List<String>>();
        rows.add(HEAD);
        findings.forEach(one ->
                rows.add(List.of(one.what(), one.measured(), one.against(), one.ratio(), one.bar(), one.verdict())));
        var widths = new int[HEAD.size()];
        rows.forEach(row -> {
            for (var column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        });
        return title + "\n" + rows.stream().map(row -> line(row, widths)).collect(Collectors.joining("\n")) + "\n";
    }

    private static String line(List<String> row, int[] widths) {
        var line = new StringBuilder("  ");
        for (var column = 0; column < widths.length; column++) {
            var cell = row.get(column);
            line.append(cell).append(" ".repeat(widths[column] - cell.length() + 2));
        }
        return line.toString().stripTrailing();
    }
}
