package cn.xinshou.breach.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import cn.xinshou.breach.ScriptedMailServer;
import cn.xinshou.breach.delivery.Outcome;
import cn.xinshou.breach.delivery.Outcome.Verdict;
import cn.xinshou.breach.delivery.Phase;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmtpConversationTest {

    private static final Session SESSION = Session.getInstance(new Properties());

    @SuppressWarnings("resource")
    private static Outcome send(int port, String to) throws MessagingException {
        var message = new MimeMessage(SESSION);
        message.setFrom("no-reply@xinshou.example");
        message.setSubject("通知", "UTF-8");
        message.setText("正文", "UTF-8");
        // Not closed here: after some of these outcomes there is nobody left to say goodbye to.
        var line = new SmtpConversation(SESSION, new URLName("smtp", "localhost", port, null, null, null));
        line.connect("localhost", port, null, null);
        return line.converse(message, new Address[] {new InternetAddress(to)});
    }

    @ParameterizedTest
    @CsvSource({
        "anybody@x.example,   ACKNOWLEDGED,       ACCEPTED, 250",
        "busy@x.example,      SENDER_ACCEPTED,    RETRY,    451",
        "gone@x.example,      SENDER_ACCEPTED,    FINAL,    550",
        "cut-early@x.example, RECIPIENT_ACCEPTED, RETRY,    ",
        "cut@x.example,       CONTENT_SENT,       UNKNOWN,  "
    })
    void whatIsKnownAfterwardsIsWhatHappened(String to, Phase phase, Verdict verdict, Integer code)
            throws MessagingException {
        try (var server = ScriptedMailServer.start()) {
            var outcome = send(server.port(), to);

            assertThat(outcome.phase()).isEqualTo(phase);
            assertThat(outcome.verdict()).isEqualTo(verdict);
            assertThat(outcome.replyCode()).isEqualTo(code);
        }
    }

    @Test
    void anotherServerTakesItToo() throws MessagingException {
        var server = new GreenMail(new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_SMTP));
        server.start();
        try {
            var outcome = send(server.getSmtp().getPort(), "anybody@x.example");

            assertThat(outcome.verdict()).isEqualTo(Verdict.ACCEPTED);
            assertThat(server.getReceivedMessages()).hasSize(1);
        } finally {
            server.stop();
        }
    }
}
