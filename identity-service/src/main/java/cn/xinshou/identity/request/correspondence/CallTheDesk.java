package cn.xinshou.identity.request.correspondence;

import cn.xinshou.identity.contact.DeskConfig;
import cn.xinshou.identity.message.Message;
import cn.xinshou.identity.message.Messages;
import cn.xinshou.identity.request.Language;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** Has everybody at the desk told by mail of what is overdue, at the address they share. Whose it is stays out of the mail. */
@ApplicationScoped
public class CallTheDesk {

    private final Messages messages;
    private final DeskConfig desk;

    CallTheDesk(Messages messages, DeskConfig desk) {
        this.messages = messages;
        this.desk = desk;
    }

    /** @param kind of request, or {@code complaint} */
    public void about(UUID id, String kind, Instant dueAt) {
        if (desk.mail().isEmpty()) {
            // The list still shows it and the fact still says it.
            return;
        }
        messages.later(new Message(
                desk.subject(),
                "request-overdue",
                Language.ZH.word(),
                Map.of("request", id.toString(), "kind", kind, "dueAt", dueAt.toString()),
                id.toString()));
    }
}
