package cn.xinshou.breach.rule;

import cn.xinshou.breach.rule.LevelFinding.Reason;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Rules that were published together. An incident names the pack that governs it, so that its level can be retraced for ever. */
public record RulePack(String pack, int revision, List<LevelRule> levels, List<DutyRule> duties) {

    public String version() {
        return pack + "." + revision;
    }

    /**
     * The highest level that any limb leads to (附件：符合下列情形之一). A number that is unknown leads nowhere.
     *
     * @param day the day on which the rules must be in force
     */
    public LevelFinding assess(Map<String, BigDecimal> figures, LocalDate day) {
        var level = Level.IV;
        var reasons = new ArrayList<Reason>();
        for (var rule : levels) {
            var number = figures.get(rule.figure());
            if (number == null || !rule.isInForce(day)) {
                continue;
            }
            var reached = rule.reached(number).orElse(Level.IV);
            reasons.add(reason(rule, number, reached));
            level = Level.higher(level, reached);
        }
        if (reasons.isEmpty()) {
            reasons.add(new Reason(
                    null, null, null, null, "尚无可定级的数字，暂按一般事件处理", "no figure is known yet; held at the lowest level"));
        }
        return new LevelFinding(level, List.copyOf(reasons));
    }

    /** The duties that an incident of this level puts on this kind of organisation. */
    public List<DutyRule> triggered(Level level, ReporterProfile profile, LocalDate day) {
        return duties.stream()
                .filter(d -> d.isInForce(day) && d.isTriggered(level, profile))
                .toList();
    }

    private static Reason reason(LevelRule rule, BigDecimal number, Level reached) {
        var decisive = reached == Level.IV ? Level.III : reached;
        var threshold = rule.thresholds().get(decisive);
        var shown = number.stripTrailingZeros().toPlainString();
        var relation = reached == Level.IV ? " < " : " ≥ ";
        return new Reason(
                rule.id(),
                rule.figure(),
                number,
                threshold,
                rule.text().zh() + " " + shown + relation + threshold + " → " + reached,
                rule.text().en() + " " + shown + relation + threshold + " → " + reached);
    }
}
