package cn.xinshou.identity.right;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Carries out requests of some kinds. At most one for each kind; a kind without one is carried out by people and answered in words. */
public interface Fulfilment {

    Set<RequestKind> kinds();

    /**
     * Does what was asked for, in the transaction that closes the request: both happen or neither. What takes longer than a transaction may
     * is put down here and done afterwards.
     *
     * @return what was done, as part of the answer to the person, or null if there is nothing to say beyond the officer's words
     * @throws cn.xinshou.frontdoor.problem.Problem if it cannot be done; the request stays open
     */
    @Nullable
    JsonNode fulfil(Wish wish);
}
