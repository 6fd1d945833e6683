package cn.xinshou.consent.decision;

import java.lang.management.ManagementFactory;

/**
 * Prints how many bytes of heap is taken by everything held of so many people: 12 purposes each, and one no that still stands against
 * asking again. A program of its own, so that nothing else is there.
 */
public final class TableWeight {

    private static final int PURPOSES = 12;

    // The middle of 2027.
    private static final long UNTIL = 1_814_400_000_000L;

    private TableWeight() {}

    public static void main(String[] arguments) {
        // Classes come with what is kept of the archives they are in; that is the program's weight and no person's.
        weigh(1);
        System.out.println(weigh(Integer.parseInt(arguments[0])));
    }

    private static long weigh(int people) {
        var before = used();
        var table = new DecisionTable(Row.wordsFor(PURPOSES), people);
        var askAgain = new AskAgain();
        var row = new Row(table.rowWords());
        for (var i = 0; i < people; i++) {
            row.clear();
            row.mark(i % PURPOSES, Row.Mark.GRANTED);
            row.revision(i + 1L);
            table.write(i * 0x9E3779B97F4A7C15L, i, row);
            askAgain.put(i * 0x9E3779B97F4A7C15L, i, i % PURPOSES, UNTIL, 1);
        }
        var after = used();
        if (table.size() != people || askAgain.find(0, 0, 0) == 0) {
            throw new IllegalStateException(table.size() + " people");
        }
        return after - before;
    }

    private static long used() {
        for (var i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
