package cn.xinshou.breach.console;

import cn.xinshou.breach.notice.Bilingual;
import cn.xinshou.breach.notice.Channel;
import cn.xinshou.breach.notice.NoticeContent;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** The notice editor as a form sends it. */
class NoticeForm {

    @RestForm("title.zh")
    @Nullable
    String titleZh;

    @RestForm("title.en")
    @Nullable
    String titleEn;

    @RestForm("happened.zh")
    @Nullable
    String happenedZh;

    @RestForm("happened.en")
    @Nullable
    String happenedEn;

    @RestForm("cause.zh")
    @Nullable
    String causeZh;

    @RestForm("cause.en")
    @Nullable
    String causeEn;

    @RestForm("impact.zh")
    @Nullable
    String impactZh;

    @RestForm("impact.en")
    @Nullable
    String impactEn;

    @RestForm("measures.zh")
    @Nullable
    String measuresZh;

    @RestForm("measures.en")
    @Nullable
    String measuresEn;

    @RestForm("advice.zh")
    @Nullable
    String adviceZh;

    @RestForm("advice.en")
    @Nullable
    String adviceEn;

    @RestForm("remedies.zh")
    @Nullable
    String remediesZh;

    @RestForm("remedies.en")
    @Nullable
    String remediesEn;

    @RestForm("contact.zh")
    @Nullable
    String contactZh;

    @RestForm("contact.en")
    @Nullable
    String contactEn;

    @RestForm
    @Nullable
    List<String> dataKinds;

    @RestForm
    @Nullable
    String version;

    NoticeContent content() {
        return new NoticeContent(
                Bilingual.of(titleZh, titleEn),
                Bilingual.of(happenedZh, happenedEn),
                dataKinds,
                Bilingual.of(causeZh, causeEn),
                Bilingual.of(impactZh, impactEn),
                Bilingual.of(measuresZh, measuresEn),
                Bilingual.of(adviceZh, adviceEn),
                Bilingual.of(remediesZh, remediesEn),
                Bilingual.of(contactZh, contactEn),
                List.of(Channel.EMAIL));
    }
}
