package cn.xinshou.identity.request;

import cn.xinshou.identity.access.CaseBook;
import cn.xinshou.identity.access.CaseId;
import cn.xinshou.identity.access.CaseKind;
import cn.xinshou.identity.access.OpenCase;
import cn.xinshou.identity.item.Item;
import cn.xinshou.identity.right.RequestKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

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

    RequestCases(Requests requests) {
        this.requests = requests;
    }

    @Override
    public Optional<OpenCase> open(String id) {
        return CaseId.parse(id)
                .flatMap(requests::findByIdOptional)
                .filter(request -> request.state().isOpen())
                .map(request -> new OpenCase(
                        request.id().toString(), CaseKind.RIGHTS_REQUEST, request.subject(), needed(request)));
    }

    private static Set<Item> needed(Request request) {
        return ABOUT_NO_ITEM.contains(request.kind()) ? WHO : EnumSet.allOf(Item.class);
    }
}
