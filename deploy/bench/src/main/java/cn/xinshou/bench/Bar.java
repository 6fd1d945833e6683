package cn.xinshou.bench;

import java.util.Locale;

/** What a figure is held to. */
record Bar(boolean atLeast, double limit, String unit) {

    static Bar atLeast(double limit) {
        return new Bar(true, limit, "");
    }

    static Bar atMost(double limit) {
        return new Bar(false, limit, "");
    }

    static Bar atLeast(double limit, String unit) {
        return new Bar(true, limit, unit);
    }

    static Bar atMost(double limit, String unit) {
        return new Bar(false, limit, unit);
    }

    /** Nothing that could not be measured is met. */
    boolean met(double value) {
        return Double.isFinite(value) && (atLeast ? value >= limit : value <= limit);
    }

    @Override
    public String toString() {
        return (atLeast ? "≥ " : "≤ ") + number(limit) + (unit.isEmpty() ? "" : " " + unit);
    }

    /** As exact as somebody who compares needs it. */
    static String number(double value) {
        if (!Double.isFinite(value)) {
            return "–";
        }
        var size = Math.abs(value);
        var pattern = size == 0 || size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : size >= 0.1 ? "%.2f" : "%.4f";
        return String.format(Locale.ROOT, pattern, value);
    }
}
