package cn.xinshou.identity.profile;

import cn.xinshou.identity.item.Changes;
import cn.xinshou.identity.reading.Actor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;

/** The use case behind the door, for tests. */
@ApplicationScoped
public class GivenProfiles {

    private final PutProfile put;
    private final ObjectMapper json;

    GivenProfiles(PutProfile put, ObjectMapper json) {
        this.put = put;
        this.json = json;
    }

    public void put(UUID subject, String items) {
        put(subject, items, null);
    }

    /** @param version of the profile that is there */
    public void put(UUID subject, String items, long version) {
        put(subject, items, "\"" + version + "\"");
    }

    private void put(UUID subject, String items, String ifMatch) {
        try {
            var values = Changes.read((ObjectNode) json.readTree(items), LocalDate.now(ZoneOffset.UTC))
                    .values();
            put.put(subject, "exam-registration", values, ifMatch, new Actor("platform", "platform"));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
