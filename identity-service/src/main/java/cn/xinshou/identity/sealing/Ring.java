package cn.xinshou.identity.sealing;

/** Key-encryption keys that wrap one kind of data key and no other. */
public enum Ring {
    /** The keys of all people. */
    PEOPLE("identity.keyset", "kek-1"),

    /** The keys of what laws keep. */
    KEPT("identity.kept", "kept-1");

    private final String file;
    private final String firstKey;

    Ring(String file, String firstKey) {
        this.file = file;
        this.firstKey = firstKey;
    }

    /** The name of its file among the key files. */
    String file() {
        return file;
    }

    /** The id of the key that is made where a new file may be made. */
    String firstKey() {
        return firstKey;
    }
}
