package cn.xinshou.identity.copy;

import java.util.List;
import java.util.UUID;

/** What schools entered about a person, and which member of their staff did. Implemented where schools enter it. */
public interface HeldSchoolEntries {

    /** Oldest first, opened. */
    List<PersonalCopy.SchoolEntry> of(UUID subject);
}
