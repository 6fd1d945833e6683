package cn.xinshou.breach.channel.email;

import cn.xinshou.breach.delivery.Carrier.CarrierAway;
import cn.xinshou.breach.delivery.Outcome;
import cn.xinshou.breach.delivery.Outcome.Verdict;
import cn.xinshou.breach.delivery.Phase;
import cn.xinshou.breach.message.Letter;
import cn.xinshou.breach.message.Post;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;

/** Hands single letters to the organisation's mail server. */
@ApplicationScoped
class EmailPost implements Post {

    private final MailServer server;
    private final MailComposer composer;

    EmailPost(MailServer server, MailComposer composer) {
        this.server = server;
        this.composer = composer;
    }

    @Override
    public Round open() throws CarrierAway {
        return new SmtpRound(server.connect());
    }

    private final class SmtpRound implements Round {

        private SmtpConversation conversation;

        SmtpRound(SmtpConversation conversation) {
            this.conversation = conversation;
        }

        @Override
        public Outcome carry(Letter letter, String address, String messageId) throws CarrierAway {
            Address[] recipient;
            try {
                recipient = new Address[] {new InternetAddress(address, true)};
            } catch (AddressException e) {
                return new Outcome(Phase.EMBARKED, Verdict.FINAL, null, null);
            }
            if (!conversation.isConnected()) {
                close();
                conversation = server.connect();
            }
            try {
                return conversation.converse(
                        composer.compose(server.session(), letter, recipient[0], messageId), recipient);
            } catch (MessagingException e) {
                throw new IllegalStateException("a letter cannot be written as a mail", e);
            }
        }

        @Override
        public void close() {
            try {
                conversation.close();
            } catch (MessagingException e) {
                // It was going to be closed anyway; no letter depends on it.
            }
        }
    }
}
