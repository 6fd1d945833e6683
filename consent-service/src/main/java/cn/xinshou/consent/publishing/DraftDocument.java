package cn.xinshou.consent.publishing;

import cn.xinshou.consent.Words;
import cn.xinshou.consent.policy.PolicyDocument;
import cn.xinshou.consent.policy.PolicyDocument.Contact;
import cn.xinshou.consent.policy.PolicyDocument.Cookie;
import cn.xinshou.consent.policy.PolicyDocument.Recipient;
import cn.xinshou.consent.policy.PolicyDocument.Right;
import cn.xinshou.consent.policy.PolicyDocument.Storage;
import cn.xinshou.consent.purpose.Purpose;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A version as an editor writes it: what {@link PolicyDocument} says, and the text per language.
 *
 * @param effectiveFrom may be left open until publication
 * @param texts by language, each either Markdown with numbered headings or {@link Structure}
 */
record DraftDocument(
        String version,
        @Nullable OffsetDateTime effectiveFrom,
        Words title,
        Words scope,
        Contact contact,
        Storage storage,
        List<Recipient> recipients,
        List<Purpose> purposes,
        List<Right> rights,
        List<Cookie> cookies,
        Map<String, Words> items,
        Map<String, JsonNode> texts) {

    /** A text as a tree of clauses. */
    record Structure(@Nullable String preamble, List<Part> sections) {}

    /** A chapter or a clause; {@code text} is Markdown. */
    record Part(
            String id,
            @Nullable String title,
            @Nullable String text,
            @Nullable List<Part> clauses) {}

    PolicyDocument inForceFrom(OffsetDateTime effectiveFrom) {
        return new PolicyDocument(
                version, effectiveFrom, title, scope, contact, storage, recipients, purposes, rights, cookies, items);
    }
}
