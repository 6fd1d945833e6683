package cn.xinshou.consent.policy;

import cn.xinshou.consent.Language;
import cn.xinshou.consent.purpose.Purpose;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One version of the policy (个人信息处理规则, PIPL 17), as published. */
public final class Policy {

    private final int ordinal;
    private final PolicyDocument document;
    private final Map<Language, PolicyText> texts;
    private final Map<String, Purpose> purposes;
    private final Set<String> items;
    private final Set<String> onDevices;

    /**
     * @param ordinal its place among all versions, counted from 1
     * @throws IllegalArgumentException if a language is missing or something refers to what is not there
     */
    public Policy(int ordinal, PolicyDocument document, Map<Language, PolicyText> texts) {
        this.ordinal = ordinal;
        this.document = document;
        this.texts = Map.copyOf(texts);
        this.purposes = new LinkedHashMap<>();
        document.purposes().forEach(purpose -> purposes.put(purpose.id(), purpose));
        this.items = document.purposes().stream()
                .flatMap(purpose -> purpose.items().stream())
                .collect(Collectors.toUnmodifiableSet());
        this.onDevices = Stream.concat(
                        document.purposes().stream().filter(Purpose::device).map(Purpose::id),
                        document.cookies().stream().map(PolicyDocument.Cookie::purpose))
                .collect(Collectors.toUnmodifiableSet());
        var flaws = flaws();
        if (!flaws.isEmpty()) {
            throw new IllegalArgumentException("policy " + document.version() + ": " + String.join("; ", flaws));
        }
    }

    private List<String> flaws() {
        var flaws = new ArrayList<String>();
        for (var language : Language.values()) {
            var text = texts.get(language);
            if (text == null) {
                flaws.add("no text in " + language.tag());
                continue;
            }
            var clauses = text.clauseIds();
            document.purposes().stream()
                    .filter(purpose -> !clauses.contains(purpose.clause()))
                    .forEach(purpose -> flaws.add("no clause " + purpose.clause() + " in " + language.tag()));
        }
        var recipients =
                document.recipients().stream().map(PolicyDocument.Recipient::id).collect(Collectors.toSet());
        document.purposes().stream()
                .filter(purpose -> !recipients.containsAll(Objects.requireNonNull(purpose.recipients())))
                .forEach(purpose -> flaws.add("purpose " + purpose.id() + " names an unknown recipient"));
        if (purposes.size() != document.purposes().size()) {
            flaws.add("a purpose is stated twice");
        }
        return flaws;
    }

    public String version() {
        return document.version();
    }

    /** Its place among all versions, counted from 1; later versions have higher ones. */
    public int ordinal() {
        return ordinal;
    }

    public Instant effectiveFrom() {
        return document.effectiveFrom().toInstant();
    }

    public PolicyDocument document() {
        return document;
    }

    public PolicyText text(Language language) {
        return Objects.requireNonNull(texts.get(language));
    }

    /** SHA-256 of the text per language, hex. */
    public SortedMap<String, String> digests() {
        var digests = new TreeMap<String, String>();
        texts.forEach((language, text) -> digests.put(language.tag(), text.digest()));
        return digests;
    }

    public Optional<Purpose> purpose(String id) {
        return Optional.ofNullable(purposes.get(id));
    }

    public Optional<PolicyDocument.Recipient> recipient(String id) {
        return document.recipients().stream()
                .filter(recipient -> recipient.id().equals(id))
                .findFirst();
    }

    /** Whether a purpose works on a device or in a mail: it is stated to, or there is a cookie for it. */
    public boolean worksOnDevice(Purpose purpose) {
        return onDevices.contains(purpose.id());
    }

    /** Whether any purpose of this version names the data item. */
    public boolean names(String item) {
        return items.contains(item);
    }
}
