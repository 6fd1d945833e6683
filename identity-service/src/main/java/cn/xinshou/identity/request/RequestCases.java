package cn.xinshou.identity.request;

import cn.xinshou.identity.access.cases.CaseBook;
import cn.xinshou.identity.access.cases.CaseId;
import cn.xinshou.identity.access.cases.CaseKind;
import cn.xinshou.identity.access.cases.OpenCase;
import cn.xinshou.identity.item.Item;
import cn.xinshou.identity.right.RequestKind;
import cn.xinshou.identity.sealing.Seals;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** An open request is a case for officers, about the person it is from and as wide as what was asked for. */
@ApplicationScoped
class RequestCases implements CaseBook {

    /** To establish who asks and to answer them. */
    private static final Set<Item> WHO = EnumSet.of(
            Item.NAME,
            Item.PHONE,
            Item.EMAIL,
            Item.ADDRESS,
            Item.ID_NUMBER,
            Item.BIRTH_DATE,
            Item.REGISTRATION_NUMBER,
            Item.USER_NAME,
            Item.GUARDIAN);

    /** About what was decided or agreed to, not about what is held. */
    private static final Set<RequestKind> ABOUT_NO_ITEM =
            EnumSet.of(RequestKind.EXPLANATION, RequestKind.CLOSE_ACCOUNT, RequestKind.WITHDRAW_ALL);

    private final Requests requests;
    private final Seals seals;
    private final SealedWords words;

    RequestCases(Requests requests, Seals seals, SealedWords words) {
        this.requests = requests;
        this.seals = seals;
        this.words = words;
    }

    @Override
    @Transactional
    public Optional<OpenCase> open(String id) {
        return CaseId.parse(id)
                .flatMap(requests::findByIdOptional)
                .filter(request -> request.state().isOpen())
                .map(request -> new OpenCase(
                        request.id().toString(), CaseKind.RIGHTS_REQUEST, request.subject(), needed(request)));
    }

    private Set<Item> needed(Request request) {
        if (ABOUT_NO_ITEM.contains(request.kind())) {
            return WHO;
        }
        var named = request.kind() == RequestKind.CORRECTION ? named(request) : EnumSet.noneOf(Item.class);
        if (named.isEmpty()) {
            return EnumSet.allOf(Item.class);
        }
        named.addAll(WHO);
        return named;
    }

    /** The items that the person names where they say it in an object: by key, or under {@code item} or {@code items}. */
    private Set<Item> named(Request request) {
        var named = EnumSet.noneOf(Item.class);
        seals.of(request.subject()).map(seal -> words.details(seal, request)).ifPresent(details -> {
            add(details, named);
            add(details.path("item"), named);
            add(details.path("items"), named);
        });
        return named;
    }

    private static void add(JsonNode said, Set<Item> named) {
        Stream.of(
                        said.properties().stream().map(Map.Entry::getKey),
                        said.valueStream().filter(JsonNode::isTextual).map(JsonNode::textValue),
                        Stream.ofNullable(said.textValue()))
                .flatMap(words -> words)
                .forEach(word -> Item.named(word).ifPresent(named::add));
    }
}
