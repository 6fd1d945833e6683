package cn.xinshou.breach.notice;

import cn.xinshou.frontdoor.input.ValidText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a notice says. PIPL 57 asks for kinds of data, cause, possible harm, measures, what people can do and a contact; the policy
 * promises four parts: facts and impact, measures, advice, remedies. A draft may lack anything, an approved notice nothing.
 */
public record NoticeContent(
        @Valid Bilingual title,
        @Valid Bilingual happened,
        @Size(max = 50) List<@ValidText(max = 60) String> dataKinds,
        @Valid Bilingual cause,
        @Valid Bilingual impact,
        @Valid Bilingual measures,
        @Valid Bilingual advice,
        @Valid Bilingual remedies,
        @Valid Bilingual contact,
        @Size(max = 10) List<Channel> channels) {

    public NoticeContent(
            @Nullable Bilingual title,
            @Nullable Bilingual happened,
            @Nullable List<String> dataKinds,
            @Nullable Bilingual cause,
            @Nullable Bilingual impact,
            @Nullable Bilingual measures,
            @Nullable Bilingual advice,
            @Nullable Bilingual remedies,
            @Nullable Bilingual contact,
            @Nullable List<Channel> channels) {
        this.title = orEmpty(title);
        this.happened = orEmpty(happened);
        this.dataKinds = distinct(dataKinds);
        this.cause = orEmpty(cause);
        this.impact = orEmpty(impact);
        this.measures = orEmpty(measures);
        this.advice = orEmpty(advice);
        this.remedies = orEmpty(remedies);
        this.contact = orEmpty(contact);
        this.channels = distinct(channels);
    }

    /** The texts by field name, in the order in which people read them. */
    Map<String, Bilingual> texts() {
        var texts = new LinkedHashMap<String, Bilingual>();
        texts.put("title", title);
        texts.put("happened", happened);
        texts.put("cause", cause);
        texts.put("impact", impact);
        texts.put("measures", measures);
        texts.put("advice", advice);
        texts.put("remedies", remedies);
        texts.put("contact", contact);
        return texts;
    }

    private static Bilingual orEmpty(@Nullable Bilingual text) {
        return text == null ? Bilingual.EMPTY : text;
    }

    private static <T> List<T> distinct(@Nullable List<T> items) {
        return items == null
                ? List.of()
                : items.stream().filter(Objects::nonNull).distinct().toList();
    }
}
