package cn.xinshou.identity.transfer;

import cn.xinshou.identity.copy.PackageItems;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The file of a transfer holds what the person chose and nothing else: it is for somebody else's eyes. */
@ApplicationScoped
class TransferItems implements PackageItems {

    private final Transfers transfers;

    TransferItems(Transfers transfers) {
        this.transfers = transfers;
    }

    @Override
    public Optional<Set<String>> of(UUID request) {
        return transfers.findByIdOptional(request).map(Transfer::items).map(Set::copyOf);
    }
}
