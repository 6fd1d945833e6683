package cn.xinshou.consent.decision;

import java.lang.management.ManagementFactory;

/** Prints how many bytes of heap a table of so many people takes, 12 purposes each. A program of its own, so that nothing else is there. */
public final class TableWeight {

    private static final int PURPOSES = 12;

    private TableWeight() {}

    public static void main(String[] arguments) {
        var people = Integer.parseInt(arguments[0]);
        var before = used();
        var table = new DecisionTable(Row.wordsFor(PURPOSES), people);
        var row = new Row(table.rowWords());
        for (var i = 0; i < people; i++) {
            row.clear();
            row.mark(i % PURPOSES, Row.Mark.GRANTED);
            row.revision(i + 1L);
            table.write(i * 0x9E3779B97F4A7C15L, i, row);
        }
        var after = used();
        if (table.size() != people) {
            throw new IllegalStateException(table.size() + " people");
        }
        System.out.println(after - before);
    }

    private static long used() {
        for (var i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
