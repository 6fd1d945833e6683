package cn.xinshou.verifier.receipt;

import com.fasterxml.jackson.databind.JsonNode;

/** What a bundle proves, and who signs it. */
public enum Document {
    /** Of a consent. */
    RECEIPT("receipt", "consent", "回执") {
        @Override
        void mustBeProvedBy(LedgerEntry entry, JsonNode receipt) {
            entry.mustBeOf(receipt);
        }
    },
    /** Of an erasure. Its entry opens nothing: what it said about the person was forgotten with them. */
    CERTIFICATE("certificate", "identity", "证明") {
        @Override
        void mustBeProvedBy(LedgerEntry entry, JsonNode certificate) {
            entry.mustBeTheErasure(certificate);
        }
    };

    private final String member;
    private final String issuer;
    private final String zh;

    Document(String member, String issuer, String zh) {
        this.member = member;
        this.issuer = issuer;
        this.zh = zh;
    }

    abstract void mustBeProvedBy(LedgerEntry entry, JsonNode document);

    public String member() {
        return member;
    }

    /** The service whose keys sign it. */
    public String issuer() {
        return issuer;
    }

    public String zh() {
        return zh;
    }
}
