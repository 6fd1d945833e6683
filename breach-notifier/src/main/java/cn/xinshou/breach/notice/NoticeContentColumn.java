package cn.xinshou.breach.notice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** The content as JSON in one column: it is read, hashed and replaced as a whole. */
@Converter(autoApply = true)
class NoticeContentColumn implements AttributeConverter<NoticeContent, String> {

    private static final JsonMapper JSON =
            JsonMapper.builder().findAndAddModules().build();

    @Override
    public String convertToDatabaseColumn(NoticeContent content) {
        try {
            return JSON.writeValueAsString(content);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("content cannot be written", e);
        }
    }

    @Override
    public NoticeContent convertToEntityAttribute(String column) {
        try {
            return JSON.readValue(column, NoticeContent.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("content cannot be read", e);
        }
    }
}
