package cn.xinshou.identity.sealing;

/** Who holds the key-encryption keys that wrap from now on. What the other wrapped still opens, as long as it is there, and is wrapped anew. */
enum ProviderKind {
    LOCAL,
    VAULT;

    /** The setting that names one. */
    static final String SETTING = "xinshou.keys.provider";
}
