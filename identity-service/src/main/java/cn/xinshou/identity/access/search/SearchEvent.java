package cn.xinshou.identity.access.search;

import cn.xinshou.identity.access.cases.CaseKind;
import cn.xinshou.journal.Event;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/** The fact that people were looked for. Never by which value. */
sealed interface SearchEvent extends Event {

    /** @param item what people were looked for by, never the value */
    record PeopleSearched(
            String by,
            String role,
            String item,
            @JsonProperty("case") String caseId,
            CaseKind caseKind,
            int found,
            Instant at)
            implements SearchEvent {
        @Override
        public String type() {
            return "cn.xinshou.identity.people-searched.v1";
        }

        @Override
        public String key() {
            return by;
        }
    }
}
