package cn.xinshou.identity.item;

import cn.xinshou.identity.code.CodeList;
import org.jspecify.annotations.Nullable;

/**
 * The shape of an item's value.
 *
 * @param longest in characters (code points); for a picture, in bytes of the file; null where the shape says it
 * @param codes the values there are, if they come from a table
 */
public record ItemForm(
        ItemKind kind, @Nullable Integer longest, @Nullable CodeList codes) {

    static ItemForm text(int longest) {
        return new ItemForm(ItemKind.TEXT, longest, null);
    }

    static ItemForm code(CodeList codes) {
        return new ItemForm(ItemKind.CODE, CodedText.LONGEST, codes);
    }

    static ItemForm of(ItemKind kind, @Nullable Integer longest) {
        return new ItemForm(kind, longest, null);
    }
}
