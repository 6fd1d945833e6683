package cn.xinshou.consent.mail;

import cn.xinshou.consent.decision.Permission;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Whether a person's mails of a purpose may be followed: only while both that and the mails themselves are consented to. */
@ApplicationScoped
class Tracking {

    static final String PURPOSE = "mail-tracking";

    private final Permission permission;

    Tracking(Permission permission) {
        this.permission = permission;
    }

    /** Asked anew each time, in the database: a withdrawal that was answered holds for the very next open. */
    boolean isAllowed(UUID subject, String purpose) {
        return permission.holdsNow(subject, PURPOSE) && permission.holdsNow(subject, purpose);
    }
}
