package cn.xinshou.consent.policy;

import java.util.Optional;

/** Versions that are written but not published. */
public interface Candidates {

    /** @return the draft as the version it would be if it were published next, if it is whole enough for that */
    Optional<Policy> find(String version);
}
