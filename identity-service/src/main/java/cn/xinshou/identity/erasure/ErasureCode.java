package cn.xinshou.identity.erasure;

import cn.xinshou.identity.sealing.Authenticity;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** What the person keeps in hand: with it the erasure can be looked at when there is no account any more. Nothing of it is stored. */
@ApplicationScoped
public class ErasureCode {

    private final Authenticity authenticity;

    ErasureCode(Authenticity authenticity) {
        this.authenticity = authenticity;
    }

    String of(UUID erasure) {
        return authenticity.mark(text(erasure));
    }

    public boolean opens(UUID erasure, String code) {
        return authenticity.isGenuine(text(erasure), code);
    }

    private static String text(UUID erasure) {
        return "erasure-code " + erasure;
    }
}
