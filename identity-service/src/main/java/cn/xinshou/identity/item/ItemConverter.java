package cn.xinshou.identity.item;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Items are stored under their published words, so that a row reads like the interface. */
@Converter(autoApply = true)
public class ItemConverter implements AttributeConverter<Item, String> {

    @Override
    public String convertToDatabaseColumn(Item item) {
        return item.word();
    }

    @Override
    public Item convertToEntityAttribute(String word) {
        return Item.of(word);
    }
}
