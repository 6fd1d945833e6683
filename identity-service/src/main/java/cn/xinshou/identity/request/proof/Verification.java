package cn.xinshou.identity.request.proof;

import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.problem.IdentityProblem;
import cn.xinshou.identity.right.RequestKind;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How far it is established who asked. Every way can be tried five times; then another one is left. */
@Embeddable
public class Verification {

    static final int TRIES = 5;
    static final int CODES = 3;

    private List<String> proofs;
    private boolean byDesk;
    private byte @Nullable [] codeHash;
    private @Nullable Instant codeUntil;
    private int codesSent;
    private int codesWrong;
    private int itemsWrong;
    private @Nullable Instant verifiedAt;
    private @Nullable String verifiedBy;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway")
    protected Verification() {}

    /** @param byDesk whether it is for the desk to look, not for the person to show */
    public Verification(boolean byDesk) {
        this.byDesk = byDesk;
        this.proofs = new ArrayList<>();
    }

    /** The person has nothing to show and asks an officer to look. */
    public void leaveToDesk() {
        byDesk = true;
    }

    /** @param hash sealed */
    public void send(byte[] hash, Instant until) {
        requireUntried(codesWrong < TRIES && codesSent < CODES);
        codesSent++;
        codeHash = hash;
        codeUntil = until;
    }

    /** @return the hash of the code that is waited for, sealed; null if none is */
    public byte @Nullable [] awaitedCode(Instant now) {
        requireUntried(codesWrong < TRIES);
        return codeUntil == null || !now.isBefore(codeUntil) ? null : codeHash;
    }

    public void codeWasWrong() {
        codesWrong++;
    }

    public void codeWasRight() {
        codeHash = null;
        codeUntil = null;
    }

    public void requireItemsUntried() {
        requireUntried(itemsWrong < TRIES);
    }

    public void itemsWereWrong() {
        itemsWrong++;
    }

    private static void requireUntried(boolean untried) {
        if (!untried) {
            throw Problem.of(
                    IdentityProblem.PROOF_SPENT,
                    "Show who you are in another way, or have an officer look (method manual).");
        }
    }

    /** @return whether that is enough for a request of this kind */
    public boolean add(Set<Proof> shown, RequestKind kind) {
        var all = proofs();
        all.addAll(shown);
        proofs = all.stream().map(Proof::word).collect(Collectors.toCollection(ArrayList::new));
        return Proof.suffice(all, kind);
    }

    /** @return by whom or by what */
    public String verify(String by, Instant at) {
        verifiedAt = at;
        verifiedBy = by;
        return by;
    }

    public Set<Proof> proofs() {
        var found = EnumSet.noneOf(Proof.class);
        proofs.forEach(word -> found.add(Proof.of(word)));
        return found;
    }

    public int triesLeft(Proof proof) {
        return TRIES - (proof == Proof.MAIL_CODE ? codesWrong : itemsWrong);
    }

    public boolean isByDesk() {
        return byDesk;
    }

    public @Nullable Instant codeUntil() {
        return codeUntil;
    }

    public @Nullable String verifiedBy() {
        return verifiedBy;
    }
}
