package cn.xinshou.identity.copy;

import java.util.List;
import java.util.UUID;

/** What people asked for, complained of and were answered is held about them like everything else. Implemented by the desk, which keeps it. */
public interface HeldRequests {

    /** Oldest first, opened. */
    List<PersonalCopy.Request> of(UUID subject);

    /** Oldest first, opened. */
    List<PersonalCopy.Complaint> complaintsOf(UUID subject);
}
