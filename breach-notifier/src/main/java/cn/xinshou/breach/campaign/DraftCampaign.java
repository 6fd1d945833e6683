package cn.xinshou.breach.campaign;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** A change that everybody must be told of becomes a draft, once for each version however often it is said. People take it from there. */
@ApplicationScoped
class DraftCampaign {

    private final Campaigns campaigns;

    DraftCampaign(Campaigns campaigns) {
        this.campaigns = campaigns;
    }

    @Transactional
    public void draft(NoticeRequested change) {
        campaigns.add(change);
    }
}
