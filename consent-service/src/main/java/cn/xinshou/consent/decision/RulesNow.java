package cn.xinshou.consent.decision;

import cn.xinshou.consent.consent.VersionsNow;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules over all versions as this replica knows them now. */
@ApplicationScoped
class RulesNow {

    private final VersionsNow versions;
    private final List<Objection> objections;
    private volatile @Nullable Rules known;

    RulesNow(VersionsNow versions, @All List<Objection> objections) {
        this.versions = versions;
        this.objections = objections;
    }

    Rules rules() {
        var all = versions.all();
        var rules = known;
        if (rules == null || rules.versions() != all) {
            rules = new Rules(all, objections);
            known = rules;
        }
        return rules;
    }
}
