package cn.xinshou.breach.verification;

import cn.xinshou.breach.notice.Bilingual;
import cn.xinshou.frontdoor.input.ValidText;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** "Is this notice real?" Public, and therefore limited and silent about everything else. */
@Path("/verify-notice/{code}")
@RunOnVirtualThread
class VerifyNoticeResource {

    /** @param title the public title; absent if the code is not real */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Answer(boolean real, @Nullable Bilingual title, Bilingual advice) {}

    @CheckedTemplate(basePath = "verification")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance answer(Answer answer);
    }

    private static final Bilingual REAL = new Bilingual(
            "这是我们发出的通知。我们不会索要密码、验证码或付款。",
            "We sent this notice. We never ask for a password, a one-time code or a payment.");
    private static final Bilingual NOT_REAL = new Bilingual(
            "我们没有发出带此核验码的通知。请勿点击其中的链接，也不要提供任何信息。",
            "We sent no notice with this code. Do not follow its links and do not give any information.");

    private final IssuedCodes codes;
    private final RateLimit limit;

    VerifyNoticeResource(IssuedCodes codes, RateLimit limit) {
        this.codes = codes;
        this.limit = limit;
    }

    @GET
    @PermitAll
    @Produces(MediaType.APPLICATION_JSON)
    public Answer answer(@RestPath @ValidText(max = 40) String code, HttpServerRequest request) {
        limit.spend(request.remoteAddress().hostAddress());
        return codes.title(code)
                .map(title -> new Answer(true, title, REAL))
                .orElseGet(() -> new Answer(false, null, NOT_REAL));
    }

    @GET
    @PermitAll
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance page(@RestPath @ValidText(max = 40) String code, HttpServerRequest request) {
        return Templates.answer(answer(code, request));
    }
}
