package cn.xinshou.consent.decision;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The question for other parts of this service: the same rules, the same record of denials. */
@ApplicationScoped
public class Permission {

    private final Decide decide;

    Permission(Decide decide) {
        this.decide = decide;
    }

    /** Whether the purpose may be pursued for this person at this very moment, as the database knows it; no if it is away. */
    public boolean holdsNow(UUID subject, String purpose) {
        return decide.decide(new Question(subject, "use", purpose, null, List.of(), null, null, null, 0, true))
                .yes();
    }
}
