package cn.xinshou.consent.device;

import java.util.List;

/**
 * What a browser says in every request, for all sites.
 *
 * @param gpc Global Privacy Control: {@code Sec-GPC} is exactly {@code 1} in one of its lines; every other value is as if it were absent
 * @param dnt Do Not Track: {@code DNT} begins with {@code 1} (Tracking Preference Expression, 5.2.1: extensions may follow)
 */
public record Signals(boolean gpc, boolean dnt) {

    public static final Signals NONE = new Signals(false, false);

    /** @param gpc and dnt the values of the header lines, one each, as they came; what stands in trailers is not among them */
    static Signals of(List<String> gpc, List<String> dnt) {
        return new Signals(gpc.contains("1"), dnt.stream().anyMatch(value -> value.startsWith("1")));
    }

    boolean any() {
        return gpc || dnt;
    }

    /** What either of two says. */
    public Signals or(Signals other) {
        return new Signals(gpc || other.gpc, dnt || other.dnt);
    }
}
