package cn.xinshou.breach.forgetting;

import cn.xinshou.journal.Listener;
import cn.xinshou.journal.ReceivedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Hears from the identity service that a person was erased. */
@ApplicationScoped
class ErasureListener implements Listener {

    private final ForgetPerson forget;

    ErasureListener(ForgetPerson forget) {
        this.forget = forget;
    }

    @Override
    public String name() {
        return "breach.erasures";
    }

    @Override
    public Set<String> topics() {
        return Set.of("xinshou.identity");
    }

    @Override
    public Set<String> types() {
        return Set.of("cn.xinshou.identity.subject-erased.v1");
    }

    @Override
    public void on(ReceivedEvent event) {
        forget.forget(event.read(SubjectErased.class));
    }
}
