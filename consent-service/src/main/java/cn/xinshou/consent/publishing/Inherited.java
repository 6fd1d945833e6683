package cn.xinshou.consent.publishing;

import cn.xinshou.consent.policy.Policies;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * What a draft leaves out of what seldom changes is as the newest version has it: title, scope, contact, storage, cookies and the names of
 * items. Purposes, recipients, rights and texts an editor always writes down: what people are asked to agree to is never taken for granted.
 */
@ApplicationScoped
class Inherited {

    private final Policies policies;

    Inherited(Policies policies) {
        this.policies = policies;
    }

    JsonNode complete(JsonNode draft) {
        if (!(draft instanceof ObjectNode written)) {
            return draft;
        }
        var newest = policies.newest().document();
        var whole = written.deepCopy();
        absent(whole, "title", newest.title());
        absent(whole, "scope", newest.scope());
        absent(whole, "contact", newest.contact());
        absent(whole, "storage", newest.storage());
        absent(whole, "cookies", newest.cookies());
        absent(whole, "items", newest.items());
        return whole;
    }

    private static void absent(ObjectNode draft, String member, @org.jspecify.annotations.Nullable Object value) {
        if (!draft.has(member) && value != null) {
            draft.set(member, DraftReader.written(value));
        }
    }
}
