package cn.xinshou.identity.form;

import cn.xinshou.identity.item.Item;
import cn.xinshou.identity.item.ItemKind;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * How one item is asked for.
 *
 * @param longest in characters; for a picture, in bytes of the file
 * @param standard the standard whose codes and names are the values
 * @param codes where they are listed
 * @param immutable once given it can only be mended by a person's decision
 * @param lockable whether a registration order can lock it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ItemRule(
        Item item,
        Bilingual label,
        Bilingual rule,
        ItemKind kind,
        @Nullable Integer longest,
        @Nullable String standard,
        @Nullable String codes,
        boolean immutable,
        boolean lockable,
        boolean sensitive) {

    record Bilingual(String zh, String en) {}

    static ItemRule of(Item item) {
        var text = item.text();
        var form = item.form();
        var codes = form.codes();
        return new ItemRule(
                item,
                new Bilingual(text.zh().name(), text.en().name()),
                new Bilingual(text.zh().rule(), text.en().rule()),
                form.kind(),
                form.longest(),
                codes == null ? null : codes.standard(),
                codes == null ? null : "/items/" + item.word() + "/codes",
                item.isImmutable(),
                item.isLockable(),
                item.isSensitive());
    }
}
