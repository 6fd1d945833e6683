package cn.xinshou.identity.conduct;

import cn.xinshou.identity.sealing.Seal;
import cn.xinshou.identity.sealing.Seals;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Words between text and sealed bytes. They open for their holder and place only. */
@ApplicationScoped
class SealedText {

    private final Seals seals;

    SealedText(Seals seals) {
        this.seals = seals;
    }

    @Transactional(TxType.MANDATORY)
    byte[] close(UUID holder, String place, String words) {
        return seals.hold(holder).close(words.getBytes(StandardCharsets.UTF_8), place);
    }

    /** @return null if there were no words, or the holder's key is gone */
    @Transactional(TxType.MANDATORY)
    @Nullable
    String open(UUID holder, String place, byte @Nullable [] sealed) {
        return sealed == null
                ? null
                : seals.of(holder)
                        .map((Seal seal) -> new String(seal.open(sealed, place), StandardCharsets.UTF_8))
                        .orElse(null);
    }
}
