package cn.xinshou.identity.request.handout;

import cn.xinshou.identity.copy.GatherCopy;
import cn.xinshou.identity.copy.PackageItems;
import cn.xinshou.identity.copy.PersonalCopy;
import cn.xinshou.identity.request.Request;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** What goes into the package of a request: everything, unless the request was for certain items. */
@ApplicationScoped
class PackageContent {

    private final GatherCopy gather;
    private final List<PackageItems> some;

    PackageContent(GatherCopy gather, @All List<PackageItems> some) {
        this.gather = gather;
        this.some = some;
    }

    PersonalCopy of(Request request) {
        var copy = gather.gather(request.subject());
        return some.stream()
                .map(one -> one.of(request.id()))
                .flatMap(Optional::stream)
                .findFirst()
                .map(copy::only)
                .orElse(copy);
    }
}
