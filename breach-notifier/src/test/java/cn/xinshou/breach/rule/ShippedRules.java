package cn.xinshou.breach.rule;

/** The rules that are shipped, for tests that need no container. */
public final class ShippedRules {

    private ShippedRules() {}

    public static RulePack current() {
        return new RulePacks().current();
    }
}
