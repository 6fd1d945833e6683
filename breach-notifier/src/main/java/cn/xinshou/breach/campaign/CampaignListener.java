package cn.xinshou.breach.campaign;

import cn.xinshou.journal.Listener;
import cn.xinshou.journal.ReceivedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Hears from the consent service that people must be told of a change. */
@ApplicationScoped
class CampaignListener implements Listener {

    private final DraftCampaign draft;

    CampaignListener(DraftCampaign draft) {
        this.draft = draft;
    }

    @Override
    public String name() {
        return "breach.campaigns";
    }

    @Override
    public Set<String> topics() {
        return Set.of("xinshou.consent");
    }

    @Override
    public Set<String> types() {
        return Set.of("cn.xinshou.consent.notice-requested.v1");
    }

    @Override
    public void on(ReceivedEvent event) {
        draft.draft(event.read(NoticeRequested.class));
    }
}
