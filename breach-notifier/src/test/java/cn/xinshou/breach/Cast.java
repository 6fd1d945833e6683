package cn.xinshou.breach;

import cn.xinshou.breach.delivery.SendNotice;
import cn.xinshou.breach.incident.Facts;
import cn.xinshou.breach.incident.Incident;
import cn.xinshou.breach.incident.OpenIncident;
import cn.xinshou.breach.incident.Opening;
import cn.xinshou.breach.incident.Origin;
import cn.xinshou.breach.notice.AddRecipients;
import cn.xinshou.breach.notice.ApproveNotice;
import cn.xinshou.breach.notice.DraftNotice;
import cn.xinshou.breach.notice.Notice;
import cn.xinshou.breach.notice.NoticeContent;
import cn.xinshou.breach.notice.SubmitNotice;
import cn.xinshou.breach.rule.ReporterProfile;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The other people of a scene: what they did before the caller under test comes in. */
@ApplicationScoped
@ActivateRequestContext
public class Cast {

    public static final String WRITER = "writer";
    public static final String READER = "reader";

    private final OpenIncident open;
    private final AddRecipients add;
    private final DraftNotice draft;
    private final SubmitNotice submit;
    private final ApproveNotice approve;
    private final SendNotice send;
    private final ObjectMapper json;

    Cast(
            OpenIncident open,
            AddRecipients add,
            DraftNotice draft,
            SubmitNotice submit,
            ApproveNotice approve,
            SendNotice send,
            ObjectMapper json) {
        this.open = open;
        this.add = add;
        this.draft = draft;
        this.submit = submit;
        this.approve = approve;
        this.send = send;
        this.json = json;
    }

    public Incident incident(UUID... recipients) {
        var hour = Instant.parse("2026-11-20T02:00:00Z");
        var incident = open.open(
                new Opening(
                        "凭据泄露",
                        null,
                        hour,
                        hour,
                        "data-security/leak",
                        ReporterProfile.OTHER,
                        new Facts(null, null, null, null, null, null, null)),
                Origin.API,
                WRITER);
        if (recipients.length > 0) {
            add.add(incident.id(), List.of(recipients), WRITER);
        }
        return incident;
    }

    public static NoticeContent complete(ObjectMapper json) {
        try {
            return json.readValue(Calls.COMPLETE, NoticeContent.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    public Notice submitted(UUID incident) {
        var notice = draft.draft(incident, complete(json), WRITER);
        return submit.submit(incident, notice.id(), WRITER);
    }

    public Notice approved(UUID incident) {
        return approve.approve(incident, submitted(incident).id(), READER, "approver");
    }

    public Notice sending(UUID incident) {
        return send.send(incident, approved(incident).id(), WRITER);
    }
}
