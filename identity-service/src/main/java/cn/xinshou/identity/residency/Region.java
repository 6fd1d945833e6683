package cn.xinshou.identity.residency;

import java.util.Set;

/** A place by ISO 3166-2. */
record Region(String code) {

    /**
     * The provinces, autonomous regions and municipalities of the mainland. CN-HK, CN-MO and CN-TW are ISO codes as well and are outside
     * it for this purpose (promise P6.1).
     */
    private static final Set<String> MAINLAND = Set.of(
            "CN-AH", "CN-BJ", "CN-CQ", "CN-FJ", "CN-GD", "CN-GS", "CN-GX", "CN-GZ", "CN-HA", "CN-HB", "CN-HE", "CN-HI",
            "CN-HL", "CN-HN", "CN-JL", "CN-JS", "CN-JX", "CN-LN", "CN-NM", "CN-NX", "CN-QH", "CN-SC", "CN-SD", "CN-SH",
            "CN-SN", "CN-SX", "CN-TJ", "CN-XJ", "CN-XZ", "CN-YN", "CN-ZJ");

    /** One province of the mainland: where something lies is known as exactly as that. */
    boolean isMainland() {
        return MAINLAND.contains(code);
    }

    /** The mainland, whichever part of it: the register of recipients says no more. */
    boolean isInMainland() {
        return isMainland() || code.equals("CN-mainland");
    }
}
