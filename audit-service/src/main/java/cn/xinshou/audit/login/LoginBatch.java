package cn.xinshou.audit.login;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** One login event or an array of them; the answer has the same form. */
@JsonDeserialize(using = LoginBatch.Reader.class)
record LoginBatch(boolean single, List<LoginEvent> events) {

    static final class Reader extends StdDeserializer<LoginBatch> {

        Reader() {
            super(LoginBatch.class);
        }

        @Override
        public LoginBatch deserialize(JsonParser json, DeserializationContext context) throws IOException {
            if (!json.isExpectedStartArrayToken()) {
                return new LoginBatch(true, List.of(event(json, context)));
            }
            var events = new ArrayList<LoginEvent>();
            while (json.nextToken() != JsonToken.END_ARRAY) {
                try {
                    events.add(event(json, context));
                } catch (JsonMappingException e) {
                    e.prependPath(events, events.size());
                    throw e;
                }
            }
            return new LoginBatch(false, events);
        }

        private static LoginEvent event(JsonParser json, DeserializationContext context) throws IOException {
            return json.currentToken() == JsonToken.START_OBJECT
                    ? context.readValue(json, LoginEvent.class)
                    : context.reportInputMismatch(LoginEvent.class, "a login event is an object");
        }
    }
}
