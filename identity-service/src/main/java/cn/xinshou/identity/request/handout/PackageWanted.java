package cn.xinshou.identity.request.handout;

import cn.xinshou.frontdoor.input.ValidText;
import jakarta.validation.constraints.NotNull;

/** With what a package is to open. The passphrase is kept nowhere. */
public record PackageWanted(@NotNull @ValidText(max = 256) String passphrase) {

    @Override
    public String toString() {
        return "PackageWanted[…]";
    }
}
