package cn.xinshou.breach.console;

import cn.xinshou.breach.delivery.Counts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Where the copies are, as one bar and a list of figures. */
public record Progress(String incident, long total, boolean moving, List<Share> shares) {

    /** @param from where its piece of the bar begins, in thousandths, as {@code width} */
    public record Share(String key, String word, long people, long from, long width) {}

    private static final long WHOLE = 1_000;

    static Progress of(String incident, Map<String, Counts> byChannel, Words words, boolean moving) {
        var total = byChannel.values().stream().mapToLong(Counts::total).sum();
        var shares = new ArrayList<Share>();
        var from = 0L;
        for (var entry : figures(byChannel)) {
            var width = total == 0 ? 0 : entry.getValue() * WHOLE / total;
            shares.add(new Share(entry.getKey(), words.of("count-" + entry.getKey()), entry.getValue(), from, width));
            from += width;
        }
        return new Progress(incident, total, moving, List.copyOf(shares));
    }

    private static List<Map.Entry<String, Long>> figures(Map<String, Counts> byChannel) {
        var sums = new long[8];
        byChannel.values().forEach(c -> {
            sums[0] += c.delivered();
            sums[1] += c.handedOff();
            sums[2] += c.claimed();
            sums[3] += c.planned();
            sums[4] += c.softFail();
            sums[5] += c.inDoubt();
            sums[6] += c.hardFail();
            sums[7] += c.expired();
        });
        return List.of(
                Map.entry("delivered", sums[0]),
                Map.entry("handedOff", sums[1]),
                Map.entry("claimed", sums[2]),
                Map.entry("planned", sums[3]),
                Map.entry("softFail", sums[4]),
                Map.entry("inDoubt", sums[5]),
                Map.entry("hardFail", sums[6]),
                Map.entry("expired", sums[7]));
    }
}
