package cn.xinshou.identity.request.verification;

import cn.xinshou.identity.message.Messages;
import cn.xinshou.identity.request.FindRequest;
import cn.xinshou.identity.request.Request;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Sends a code to the mailbox on file. If it cannot be sent now, there is none. */
@ApplicationScoped
class SendCode {

    private final FindRequest find;
    private final Proving proving;
    private final Messages messages;

    SendCode(FindRequest find, Proving proving, Messages messages) {
        this.find = find;
        this.proving = proving;
        this.messages = messages;
    }

    @Transactional
    Request send(UUID id) {
        var request = find.forPerson(id);
        messages.now(proving.code(request));
        return request;
    }
}
