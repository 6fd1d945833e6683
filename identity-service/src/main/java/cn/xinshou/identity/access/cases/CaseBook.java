package cn.xinshou.identity.access.cases;

import java.util.Optional;

/** Whoever keeps cases of one kind. The first that knows an id speaks for it. */
public interface CaseBook {

    /** The case, if it is open at this moment. */
    Optional<OpenCase> open(String id);
}
