package cn.xinshou.identity.copy;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Says of a request whose package is to hold certain items alone which ones. Implemented by the feature that knows. */
public interface PackageItems {

    /** Empty if it knows nothing of the request: the package holds everything then. */
    Optional<Set<String>> of(UUID request);
}
