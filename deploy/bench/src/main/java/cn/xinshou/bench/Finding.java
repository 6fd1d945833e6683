package cn.xinshou.bench;

import org.jspecify.annotations.Nullable;

/**
 * One line of a table.
 *
 * @param met null where nothing is demanded
 */
record Finding(
        String what,
        String measured,
        String against,
        String ratio,
        String bar,
        @Nullable Boolean met) {

    /** A figure that is demanded as a multiple of another one from the same run. */
    static Finding ratio(String what, double measured, double against, String unit, Bar bar) {
        var ratio = against == 0 ? Double.NaN : measured / against;
        return new Finding(
                what, with(measured, unit), with(against, unit), Bar.number(ratio), bar.toString(), bar.met(ratio));
    }

    /** A ratio that only informs. */
    static Finding ratio(String what, double measured, double against, String unit) {
        var ratio = against == 0 ? Double.NaN : measured / against;
        return new Finding(what, with(measured, unit), with(against, unit), Bar.number(ratio), "", null);
    }

    static Finding figure(String what, double measured, String unit, Bar bar) {
        return new Finding(what, with(measured, unit), "", "", bar.toString(), bar.met(measured));
    }

    static Finding figure(String what, double measured, String unit) {
        return new Finding(what, with(measured, unit), "", "", "", null);
    }

    static Finding shown(String what, String measured, boolean met) {
        return new Finding(what, measured, "", "", "shown", met);
    }

    String verdict() {
        return met == null ? "" : met ? "met" : "MISSED";
    }

    private static String with(double value, String unit) {
        return Bar.number(value) + (unit.isEmpty() ? "" : " " + unit);
    }
}
