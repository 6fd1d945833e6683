package cn.xinshou.breach.incident;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Facts as JSON in one column: they are read and replaced as a whole and never queried. */
@Converter(autoApply = true)
class FactsColumn implements AttributeConverter<Facts, String> {

    private static final JsonMapper JSON =
            JsonMapper.builder().findAndAddModules().build();

    @Override
    public String convertToDatabaseColumn(Facts facts) {
        try {
            return JSON.writeValueAsString(facts);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("facts cannot be written", e);
        }
    }

    @Override
    public Facts convertToEntityAttribute(String column) {
        try {
            return JSON.readValue(column, Facts.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("facts cannot be read", e);
        }
    }
}
