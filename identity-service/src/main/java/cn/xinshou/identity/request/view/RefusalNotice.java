package cn.xinshou.identity.request.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What every refusal says besides its reasons: where to complain, and that a court is open (PIPL 50).
 *
 * @param complaints the mailbox that the policy names; left out in lists
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RefusalNotice(String zh, String en, @Nullable String complaints) {

    static RefusalNotice with(@Nullable String complaints) {
        return new RefusalNotice(
                "您如有异议，可以在本系统投诉或按隐私政策公布的联系方式投诉，由另一名工作人员在十五个工作日内复核；也可以依法向人民法院提起诉讼。",
                "If you disagree, complain here or through the contact named in the privacy policy, and another officer will review it"
                        + " within fifteen working days; you may also bring the matter before a people's court.",
                complaints);
    }
}
