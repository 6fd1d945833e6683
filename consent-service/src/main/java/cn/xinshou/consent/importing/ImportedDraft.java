package cn.xinshou.consent.importing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The part of a draft for {@code POST /policies} that a text gives. Purposes, recipients and the other language are left to an editor. */
final class ImportedDraft {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .enable(YAMLGenerator.Feature.LITERAL_BLOCK_STYLE)
            .build();

    private ImportedDraft() {}

    static String of(ImportedPolicy policy) {
        var draft = new LinkedHashMap<String, Object>();
        draft.put("version", policy.date() == null ? "imported" : policy.date().toString());
        draft.put("title", Map.of("zh", policy.title()));
        draft.put("scope", Map.of("zh", Objects.requireNonNullElse(policy.scope(), "")));
        draft.put("texts", Map.of("zh", text(policy)));
        try {
            return "# Cut from a plain text. To be completed before it is sent: contact, storage, recipients, purposes, rights, cookies,\n"
                    + "# items, and everything in the other language.\n" + YAML.writeValueAsString(draft);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a draft can be written as YAML", e);
        }
    }

    private static Map<String, Object> text(ImportedPolicy policy) {
        var text = new LinkedHashMap<String, Object>();
        text.put("preamble", policy.preamble());
        text.put("sections", policy.chapters().stream().map(ImportedDraft::part).toList());
        return text;
    }

    private static Map<String, Object> part(ImportedClause clause) {
        var part = new LinkedHashMap<String, Object>();
        part.put("id", clause.id());
        part.put("title", clause.title());
        part.put("text", clause.text());
        List<Map<String, Object>> inside =
                clause.clauses().stream().map(ImportedDraft::part).toList();
        part.put("clauses", inside);
        return part;
    }
}
