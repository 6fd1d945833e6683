package cn.xinshou.consent.decision;

import cn.xinshou.consent.policy.Policy;
import cn.xinshou.consent.purpose.Purpose;
import org.jspecify.annotations.Nullable;

/**
 * What can still speak against a use that the terms of the purpose allow. One bean each; asked in no order that matters, for every
 * use that would otherwise be a yes, so it must neither wait nor allocate where it has nothing to object.
 */
interface Objection {

    /**
     * Looks at the use as a whole.
     *
     * @param terms the version under whose terms the purpose is judged
     * @param now milliseconds since 1970
     */
    @Nullable
    Reason against(Question question, Policy terms, Purpose purpose, long now);

    /** Whether the item may be used, too; if none may, the reason is {@link Reason#ITEM_NOT_ALLOWED}. */
    default boolean allows(Question question, Policy terms, Purpose purpose, String item) {
        return true;
    }
}
