package cn.xinshou.audit.ledger;

import cn.xinshou.frontdoor.Caller;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Who may see which entry: auditors all of them, a person those about themself, the consent service and the identity service
 * their own.
 */
@ApplicationScoped
public class EntryAccess {

    static final String CONSENT_EVENTS = "cn.xinshou.consent.";
    static final String IDENTITY_EVENTS = "cn.xinshou.identity.";

    private final StoredEntries entries;
    private final Handles handles;
    private final Caller caller;

    EntryAccess(StoredEntries entries, Handles handles, Caller caller) {
        this.entries = entries;
        this.handles = handles;
        this.caller = caller;
    }

    /** @throws Problem NOT_FOUND, or FORBIDDEN for an entry about somebody else */
    public StoredEntry entry(long index) {
        var entry = entries.find(index)
                .orElseThrow(() -> Problem.of(CommonProblem.NOT_FOUND, "The ledger has no entry of this index."));
        if (!maySee(entry)) {
            throw Problem.of(CommonProblem.FORBIDDEN, "The entry is not about the caller.");
        }
        return entry;
    }

    private boolean maySee(StoredEntry entry) {
        return caller.has("auditor")
                || caller.has("service-consent") && entry.type().startsWith(CONSENT_EVENTS)
                || caller.has("service-identity") && entry.type().startsWith(IDENTITY_EVENTS)
                || caller.has("data-subject")
                        && entry.handle() != null
                        && handles.of(caller.subject())
                                .filter(entry.handle()::equals)
                                .isPresent();
    }
}
