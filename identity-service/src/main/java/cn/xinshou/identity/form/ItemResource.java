package cn.xinshou.identity.form;

import cn.xinshou.frontdoor.Page;
import cn.xinshou.frontdoor.input.ValidText;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.code.Code;
import cn.xinshou.identity.code.CodeList;
import cn.xinshou.identity.code.Regions;
import cn.xinshou.identity.item.Item;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Arrays;
import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What can be asked for, and how, for whoever builds a form; signed in, because a stranger has nothing to fill in. */
@Path("/items")
@RolesAllowed("**")
class ItemResource {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CodeView(String code, String zh, @Nullable String en) {

        static CodeView of(Code code) {
            return new CodeView(code.code(), code.zh(), code.en());
        }
    }

    @GET
    public Page<ItemRule> rules() {
        return Page.whole(Arrays.stream(Item.values()).map(ItemRule::of).toList());
    }

    /**
     * @param value what a person wrote: answers the one value that is meant, if there is one
     * @param within a region's code: answers those one level below it; without it, provinces
     */
    @GET
    @Path("/{item}/codes")
    public Page<CodeView> codes(
            String item, @RestQuery @ValidText(max = 100) @Nullable String value, @RestQuery @Nullable String within) {
        var codes = table(item);
        var found = value != null ? codes.find(value).stream().toList() : listed(codes, within);
        return Page.whole(found.stream().map(CodeView::of).toList());
    }

    private static CodeList table(String word) {
        return Item.named(word)
                .map(item -> item.form().codes())
                .orElseThrow(() -> Problem.of(CommonProblem.NOT_FOUND, "There is no item of that name with codes."));
    }

    private static List<Code> listed(CodeList codes, @Nullable String within) {
        if (codes instanceof Regions regions) {
            return within == null ? regions.provinces() : regions.below(region(regions, within));
        }
        if (within != null) {
            throw unusable("is for regions only");
        }
        return codes.codes();
    }

    private static Code region(Regions regions, String code) {
        return regions.find(code)
                .filter(region -> region.code().equals(code))
                .orElseThrow(() -> unusable("must be the code of a region, such as 440000"));
    }

    private static Problem unusable(String why) {
        return Problem.of(CommonProblem.INVALID_REQUEST, "Mend the field named and ask again.")
                .field("within", why);
    }
}
