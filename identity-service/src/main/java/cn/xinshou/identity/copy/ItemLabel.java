package cn.xinshou.identity.copy;

import cn.xinshou.identity.item.Item;
import io.quarkus.qute.TemplateExtension;

/** What items are called on a page, Chinese first. */
@TemplateExtension(namespace = "label")
final class ItemLabel {

    private ItemLabel() {}

    static String of(String item) {
        return Item.named(item)
                .map(Item::text)
                .map(text -> text.zh().name() + " " + text.en().name())
                .orElse(item);
    }
}
