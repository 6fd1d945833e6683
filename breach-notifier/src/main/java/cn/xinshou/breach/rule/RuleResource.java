package cn.xinshou.breach.rule;

import cn.xinshou.frontdoor.Page;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** The rules as they are applied, for those who must be able to check them. */
@Path("/rules")
@RunOnVirtualThread
class RuleResource {

    private final RulePacks packs;

    RuleResource(RulePacks packs) {
        this.packs = packs;
    }

    @GET
    @RolesAllowed({"responder", "approver", "auditor", "privacy-officer"})
    public Page<RulePack> all() {
        return Page.whole(packs.all());
    }
}
