package cn.xinshou.identity.request;

import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/** Who asked, how it came in and in which words, which are sealed. */
@Embeddable
public class Asked {

    @Convert(converter = Channel.Stored.class)
    private Channel channel;

    @Convert(converter = Requester.Stored.class)
    private Requester requester;

    @Convert(converter = Language.Stored.class)
    private Language language;

    private boolean setAside;
    private byte @Nullable [] details;
    private byte @Nullable [] proof;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway")
    protected Asked() {}

    /**
     * @param language of the answer
     * @param setAside whether it came in a mail that held personal data, which was put aside and not used (promise P4.5)
     * @param details what is asked beyond the kind, sealed
     * @param proof of whoever asks for somebody else, sealed
     */
    public Asked(
            Channel channel,
            Requester requester,
            Language language,
            boolean setAside,
            byte @Nullable [] details,
            byte @Nullable [] proof) {
        this.channel = channel;
        this.requester = requester;
        this.language = language;
        this.setAside = setAside;
        this.details = details;
        this.proof = proof;
    }

    /** What was said goes; that somebody asked stays. */
    void forgetWords() {
        details = null;
        proof = null;
    }

    public Channel channel() {
        return channel;
    }

    public Requester requester() {
        return requester;
    }

    public Language language() {
        return language;
    }

    public boolean setAside() {
        return setAside;
    }

    public byte @Nullable [] details() {
        return details;
    }

    public byte @Nullable [] proof() {
        return proof;
    }
}
