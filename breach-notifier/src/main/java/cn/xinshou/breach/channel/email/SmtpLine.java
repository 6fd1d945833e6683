package cn.xinshou.breach.channel.email;

import cn.xinshou.breach.delivery.Carrier;
import cn.xinshou.breach.delivery.Carrier.CarrierAway;
import cn.xinshou.breach.delivery.Outcome;
import cn.xinshou.breach.delivery.Outcome.Verdict;
import cn.xinshou.breach.delivery.Parcel;
import cn.xinshou.breach.delivery.Phase;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;

/** One connection, opened again when a conversation left it unusable. */
final class SmtpLine implements Carrier.Line {

    private final MailServer server;
    private final MailComposer composer;
    private SmtpConversation conversation;

    SmtpLine(MailServer server, MailComposer composer) throws CarrierAway {
        this.server = server;
        this.composer = composer;
        this.conversation = server.connect();
    }

    @Override
    public String bodyHash(Parcel parcel) {
        return composer.bodyHash(parcel);
    }

    @Override
    public Outcome carry(Parcel parcel) throws CarrierAway {
        Address[] recipient;
        try {
            recipient = new Address[] {new InternetAddress(parcel.address(), true)};
        } catch (AddressException e) {
            return new Outcome(Phase.EMBARKED, Verdict.FINAL, null, null);
        }
        if (!conversation.isConnected()) {
            close();
            conversation = server.connect();
        }
        try {
            return conversation.converse(composer.compose(server.session(), parcel, recipient[0]), recipient);
        } catch (MessagingException e) {
            throw new IllegalStateException("a notice cannot be written as a mail", e);
        }
    }

    @Override
    public void close() {
        try {
            conversation.close();
        } catch (MessagingException e) {
            // It was going to be closed anyway; no message depends on it.
        }
    }
}
