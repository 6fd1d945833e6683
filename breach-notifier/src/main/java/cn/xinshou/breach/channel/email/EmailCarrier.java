package cn.xinshou.breach.channel.email;

import cn.xinshou.breach.delivery.Carrier;
import cn.xinshou.breach.notice.Channel;
import jakarta.enterprise.context.ApplicationScoped;

/** Hands mails to the organisation's mail server. */
@ApplicationScoped
class EmailCarrier implements Carrier {

    private final MailServer server;
    private final MailComposer composer;

    EmailCarrier(MailServer server, MailComposer composer) {
        this.server = server;
        this.composer = composer;
    }

    @Override
    public Channel channel() {
        return Channel.EMAIL;
    }

    @Override
    public Line open() throws CarrierAway {
        return new SmtpLine(server, composer);
    }
}
