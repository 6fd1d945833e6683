package cn.xinshou.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LocalMailTest {

    private final int smtp = FreePort.find();
    private final int inbox = FreePort.find();
    private final LocalMail mail = LocalMail.start(smtp, inbox);

    @AfterEach
    void stop() {
        mail.close();
    }

    @Test
    void aMailCanBeReadNewestFirstByWhomItWentTo() throws Exception {
        send("chen.siyuan+1@example.com", "第一封");
        send("chen.siyuan+1@example.com", "第二封");
        send("lin.xiaowen@example.com", "第三封");

        JsonNode messages = read("?to=Chen.Siyuan%2B1@example.com");

        assertThat(messages.findValuesAsText("subject")).containsExactly("第二封", "第一封");
        assertThat(messages.path(0).path("from").asText()).isEqualTo("notice@example.org");
        assertThat(messages.path(0).path("to").path(0).asText()).isEqualTo("chen.siyuan+1@example.com");
        assertThat(messages.path(0).path("text").asText()).isEqualTo("您好");
        assertThat(messages.path(0).path("headers").path("X-Notice").asText()).isEqualTo("7");
    }

    @Test
    void withoutAnAddressAllAreShown() throws Exception {
        send("chen.siyuan@example.com", "一");
        send("lin.xiaowen@example.com", "二");

        assertThat(read("")).hasSize(2);
    }

    private void send(String to, String subject) throws Exception {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", "localhost");
        properties.put("mail.smtp.port", String.valueOf(smtp));
        MimeMessage message = new MimeMessage(Session.getInstance(properties));
        message.setFrom(new InternetAddress("notice@example.org"));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
        message.setSubject(subject, "UTF-8");
        message.setText("您好", "UTF-8");
        message.setHeader("X-Notice", "7");
        Transport.send(message);
    }

    private JsonNode read(String query) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + inbox + "/messages" + query))
                    .build();
            return new ObjectMapper()
                    .readTree(http.send(request, HttpResponse.BodyHandlers.ofString())
                            .body());
        }
    }
}
