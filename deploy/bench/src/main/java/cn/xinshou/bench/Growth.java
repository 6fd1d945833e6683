package cn.xinshou.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rates of several kinds of requests as the number of people grows from {@link #SIZES} first to last. */
final class Growth {

    static final List<Integer> SIZES = List.of(10_000, 100_000, 1_000_000);

    private static final Bar BAR = Bar.atLeast(0.5);

    private final Map<String, List<Double>> rates = new LinkedHashMap<>();

    void add(String kind, double rate) {
        rates.computeIfAbsent(kind, _ -> new ArrayList<>()).add(rate);
    }

    List<Finding> findings() {
        return rates.entrySet().stream()
                .map(each -> finding(each.getKey(), each.getValue()))
                .toList();
    }

    private static Finding finding(String kind, List<Double> rate) {
        return Finding.ratio(
                kind + " (at 100 k: " + Bar.number(rate.get(1)) + " /s)", rate.getLast(), rate.getFirst(), "/s", BAR);
    }
}
