package cn.xinshou.consent.decision;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which version governs a person and what follows, said slowly: one step after the other, from the whole history, with no tables. */
final class ReferenceModel {

    /** @param core whether it rests on no consent */
    record Stated(boolean core, Set<String> items) {}

    record Version(Map<String, Stated> purposes, Set<String> rights) {

        boolean takesFrom(Version older) {
            return !rights.containsAll(older.rights)
                    || purposes.entrySet().stream()
                            .anyMatch(
                                    stated -> stated.getValue().core() && !older.purposes.containsKey(stated.getKey()))
                    || purposes.keySet().stream().anyMatch(purpose -> widens(older, purpose));
        }

        /** The same purpose, with more in it than before. */
        boolean widens(Version older, String purpose) {
            var now = purposes.get(purpose);
            var before = older.purposes.get(purpose);
            return now != null
                    && before != null
                    && (!before.items().containsAll(now.items()) || now.core() && !before.core());
        }
    }

    enum Kind {
        GRANT,
        REFUSE,
        WITHDRAW,
        ACCEPT,
        DECLINE
    }

    /** @param version index of the one in force when it was done */
    record Act(int version, Kind kind, String purpose) {}

    /** @param fell whether the person declined that version and then decided about a later one: nothing brings it back but a new grant */
    private record Held(Kind kind, int version, boolean fell) {

        Held(Kind kind, int version) {
            this(kind, version, false);
        }

        boolean restsOn(int declined) {
            return kind == Kind.GRANT && version == declined && !fell;
        }
    }

    private final List<Version> versions;
    private final Map<String, Held> held = new HashMap<>();
    private final Map<Integer, Integer> replaced = new HashMap<>();
    private final List<Act> done = new ArrayList<>();
    private @Nullable Integer base;
    private boolean frozen;
    private int newest = -1;
    private boolean declined;

    ReferenceModel(List<Version> versions) {
        this.versions = versions;
    }

    /** @return whether the service would let the person do this */
    boolean act(Act act) {
        var now = act.version();
        switch (act.kind()) {
            case ACCEPT -> {
                overtake(now);
                if (base != null && base < now) {
                    replaced.put(now, drift(base, now - 1));
                }
                base = now;
                frozen = false;
                newest = now;
                declined = false;
            }
            case DECLINE -> {
                overtake(now);
                if (base == null) {
                    base = now;
                } else if (base < now) {
                    base = drift(base, now - 1);
                } else {
                    base = replaced.getOrDefault(now, base);
                }
                frozen = true;
                newest = now;
                declined = true;
            }
            case GRANT -> {
                if (!asksFor(now, act.purpose()) || declined && newest == now) {
                    return false;
                }
                overtake(now);
                base = base == null ? Integer.valueOf(now) : base;
                declined = declined && newest == now;
                newest = now;
                held.put(act.purpose(), new Held(Kind.GRANT, now));
            }
            case REFUSE -> {
                if (!asksFor(now, act.purpose())) {
                    return false;
                }
                base = base == null ? Integer.valueOf(now) : base;
                held.put(act.purpose(), new Held(Kind.REFUSE, now));
            }
            case WITHDRAW -> {
                var before = held.get(act.purpose());
                if (before == null || before.kind() != Kind.GRANT) {
                    return false;
                }
                held.put(act.purpose(), new Held(Kind.WITHDRAW, before.version()));
            }
        }
        done.add(act);
        return true;
    }

    /** What rested on the version declined last does not come back when the person decides about a later one. */
    private void overtake(int now) {
        if (declined && newest < now) {
            held.replaceAll((purpose, consent) ->
                    consent.restsOn(newest) ? new Held(Kind.GRANT, consent.version(), true) : consent);
        }
    }

    private boolean asksFor(int version, String purpose) {
        var stated = versions.get(version).purposes().get(purpose);
        return stated != null && !stated.core();
    }

    private int drift(int from, int limit) {
        var at = from;
        while (!frozen && at < limit && !versions.get(at + 1).takesFrom(versions.get(at))) {
            at++;
        }
        return at;
    }

    int governing(int current) {
        return base == null ? current : drift(base, current);
    }

    boolean isKnown() {
        return !done.isEmpty();
    }

    int newest() {
        return newest;
    }

    boolean declined() {
        return declined;
    }

    boolean fell(String purpose) {
        var consent = held.get(purpose);
        return consent != null && consent.fell();
    }

    boolean frozen() {
        return frozen;
    }

    @Nullable
    Integer base() {
        return base;
    }

    int grantedOn(String purpose) {
        var consent = held.get(purpose);
        return consent == null ? -1 : consent.version();
    }

    @Nullable
    Kind last(String purpose) {
        var consent = held.get(purpose);
        return consent == null ? null : consent.kind();
    }

    Reason answer(String purpose, String item, int current) {
        var governing = governing(current);
        var own = versions.get(governing).purposes().get(purpose);
        if (own != null && own.core()) {
            return item(own, governing, purpose, item, current);
        }
        var consent = held.get(purpose);
        if (consent != null && consent.kind() == Kind.GRANT && !consent.fell()) {
            if (declined && consent.version() == newest) {
                return Reason.POLICY_DECLINED;
            }
            var terms = terms(consent.version(), governing, purpose);
            var agreed = versions.get(terms).purposes().get(purpose);
            if (agreed == null) {
                return versions.get(current).purposes().containsKey(purpose) ? waiting() : Reason.OUTSIDE_POLICY;
            }
            return item(agreed, governing, purpose, item, current);
        }
        var present = versions.get(current).purposes().get(purpose);
        if (own == null && present == null) {
            return Reason.OUTSIDE_POLICY;
        }
        if (!isKnown()) {
            return Reason.UNKNOWN_PERSON;
        }
        if (consent != null && consent.fell()) {
            return waiting();
        }
        if (consent != null) {
            return consent.kind() == Kind.REFUSE ? Reason.REFUSED : Reason.WITHDRAWN;
        }
        return declined || present != null && present.core() ? waiting() : Reason.NOT_ASKED;
    }

    /** A consent follows the versions as long as nothing in it grows, and not beyond what governs the person. */
    private int terms(int granted, int governing, String purpose) {
        var at = granted;
        while (at < governing) {
            var next = versions.get(at + 1);
            var gone = !versions.get(at).purposes().containsKey(purpose);
            if (next.widens(versions.get(at), purpose)
                    || gone && next.purposes().containsKey(purpose)) {
                return at;
            }
            at++;
        }
        return at;
    }

    private Reason item(Stated agreed, int governing, String purpose, String item, int current) {
        if (agreed.items().contains(item)) {
            return agreed.core() ? Reason.NECESSARY : Reason.GRANTED;
        }
        var present = versions.get(current).purposes().get(purpose);
        if (present != null && present.items().contains(item)) {
            return waiting();
        }
        var named = new HashSet<String>();
        versions.get(governing).purposes().values().forEach(stated -> named.addAll(stated.items()));
        return named.contains(item) ? Reason.ITEM_NOT_ALLOWED : Reason.OUTSIDE_POLICY;
    }

    private Reason waiting() {
        return declined ? Reason.POLICY_DECLINED : Reason.POLICY_SUPERSEDED;
    }
}
