package cn.xinshou.identity.sealing;

/** Sealed bytes do not open: they, their person, their place or their key are not those of the sealing. Never a caller's mistake. */
public final class SealBroken extends RuntimeException {

    SealBroken(String what, Throwable cause) {
        super(what, cause);
    }
}
