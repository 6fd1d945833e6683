package cn.xinshou.breach.forgetting;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person was erased (identity-service, {@code subject-erased}): the fields read here. */
record SubjectErased(UUID subject, @Nullable UUID erasure) {}
