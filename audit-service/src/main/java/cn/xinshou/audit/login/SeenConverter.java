package cn.xinshou.audit.login;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Map;

/** One profile is read and written as a whole, hence as one text. */
@Converter
class SeenConverter implements AttributeConverter<Map<Profile.Feature, Map<String, Profile.Seen>>, String> {

    private static final JsonMapper JSON =
            JsonMapper.builder().findAndAddModules().build();
    private static final TypeReference<Map<Profile.Feature, Map<String, Profile.Seen>>> TYPE = new TypeReference<>() {};

    @Override
    public String convertToDatabaseColumn(Map<Profile.Feature, Map<String, Profile.Seen>> seen) {
        try {
            return JSON.writeValueAsString(seen);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a profile is plain text, counts and times", e);
        }
    }

    @Override
    public Map<Profile.Feature, Map<String, Profile.Seen>> convertToEntityAttribute(String text) {
        try {
            return JSON.readValue(text, TYPE);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a profile was changed by hand", e);
        }
    }
}
