package cn.xinshou.identity.transfer;

import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.copy.CopyArchive;
import cn.xinshou.identity.copy.GatherCopy;
import cn.xinshou.identity.copy.Mark;
import cn.xinshou.identity.copy.PersonalCopy;
import cn.xinshou.identity.delivery.Cause;
import cn.xinshou.identity.delivery.Deliveries;
import cn.xinshou.identity.delivery.Parcel;
import cn.xinshou.identity.item.Item;
import cn.xinshou.identity.problem.IdentityProblem;
import cn.xinshou.identity.profile.OpenProfiles;
import cn.xinshou.identity.right.Fulfilment;
import cn.xinshou.identity.right.RequestKind;
import cn.xinshou.identity.right.Wish;
import cn.xinshou.identity.sealing.RecipientKey;
import cn.xinshou.identity.sealing.Seal;
import cn.xinshou.identity.sealing.Seals;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Carries a transfer out: by interface where the four conditions are met and the recipient has one, encrypted to its key; else as a file that
 * the person takes and hands on. The file can be had in every case.
 */
@ApplicationScoped
class FulfilTransfer implements Fulfilment {

    static final String CONTENT = "jwe";

    /** What stands in the published facts where the person named somebody. */
    private static final String NAMED = "named-by-person";

    private final Transfers transfers;
    private final TargetRules rules;
    private final GatherCopy gather;
    private final CopyArchive archive;
    private final OpenProfiles profiles;
    private final Deliveries deliveries;
    private final Seals seals;
    private final Validator validator;
    private final ObjectMapper json;

    FulfilTransfer(
            Transfers transfers,
            TargetRules rules,
            GatherCopy gather,
            CopyArchive archive,
            OpenProfiles profiles,
            Deliveries deliveries,
            Seals seals,
            Validator validator,
            ObjectMapper json) {
        this.transfers = transfers;
        this.rules = rules;
        this.gather = gather;
        this.archive = archive;
        this.profiles = profiles;
        this.deliveries = deliveries;
        this.seals = seals;
        this.validator = validator;
        this.json = json;
    }

    @Override
    public Set<RequestKind> kinds() {
        return Set.of(RequestKind.TRANSFER);
    }

    @Override
    public JsonNode fulfil(Wish wish) {
        var seal = seals.hold(wish.subject());
        var transfer = transfers.of(wish.request(), wish.subject());
        var target = target(transfer, seal, wish);
        var copy = gather.gather(wish.subject());
        if (target == null) {
            return file(transfer, copy, "no-recipient-named");
        }
        // What was right when it was named may not be any more.
        rules.check(target);
        var chosen = copy.only(target.items().stream().map(Item::word).collect(Collectors.toSet()));
        if (transfer.checkedBy() == null) {
            if (target.hasInterface()) {
                throw notMet().field("conditions", "are to be found first");
            }
            return file(transfer, chosen, "no-interface");
        }
        var unmet = transfer.unmet();
        if (!unmet.isEmpty()) {
            var problem = notMet();
            unmet.forEach(condition -> problem.field("conditions." + condition, "is not met"));
            throw problem;
        }
        if (!target.hasInterface() || !transfer.isFeasible()) {
            return file(transfer, chosen, target.hasInterface() ? "not-feasible" : "no-interface");
        }
        return send(transfer, target, chosen, seal, wish);
    }

    /** As named at the door for it; else as it stands in the request, if that names anybody. */
    private @Nullable Target target(Transfer transfer, Seal seal, Wish wish) {
        var named = transfer.target();
        if (named != null) {
            return transfers.open(seal, wish.request(), PrepareTransfer.TARGET, named, Target.class);
        }
        var details = wish.details();
        if (details == null || !details.isObject() || !details.has("recipient")) {
            return null;
        }
        try {
            var target = json.treeToValue(details, Target.class);
            var flaws = validator.validate(target);
            if (flaws.isEmpty()) {
                transfer.name(transfers.close(seal, wish.request(), PrepareTransfer.TARGET, target));
                return target;
            }
        } catch (JsonProcessingException e) {
            // Said below: people write what they like into a request.
        }
        throw Problem.of(
                        CommonProblem.INVALID_REQUEST,
                        "Name the recipient at /requests/" + wish.request() + "/transfer, with what the request says.")
                .field("details", "do not name a recipient and items in the form that is needed");
    }

    private JsonNode file(Transfer transfer, PersonalCopy copy, String why) {
        transfer.hand(copy.names());
        return done(Transfer.AS_FILE, copy).put("why", why);
    }

    private JsonNode send(Transfer transfer, Target target, PersonalCopy copy, Seal seal, Wish wish) {
        if (copy.names().isEmpty()) {
            return file(transfer, copy, "nothing-held");
        }
        var id = UUID.randomUUID();
        var zip = archive.zip(copy, Mark.forTransfer(wish.subject(), wish.decidedBy(), wish.at(), wish.request()));
        var key = RecipientKey.parse(Objects.requireNonNull(target.recipient().key()))
                .orElseThrow();
        deliveries.put(
                new Parcel(
                        id,
                        wish.subject(),
                        Cause.TRANSFER,
                        wish.request(),
                        null,
                        NAMED,
                        null,
                        null,
                        copy.names(),
                        profiles.of(wish.subject()).orElseThrow().version(),
                        json.valueToTree(target.recipient()),
                        json.createObjectNode().put(CONTENT, key.encrypt(zip, "application/zip")),
                        wish.at()),
                seal);
        transfer.send(copy.names(), id);
        return done(Transfer.BY_INTERFACE, copy).put("delivery", id.toString());
    }

    private ObjectNode done(String way, PersonalCopy copy) {
        return json.createObjectNode().put("way", way).set("items", json.valueToTree(copy.names()));
    }

    private static Problem notMet() {
        return Problem.of(
                IdentityProblem.CONDITIONS_NOT_MET,
                "Find all four conditions, or refuse the request with a reason; a copy for the person needs none of them.");
    }
}
