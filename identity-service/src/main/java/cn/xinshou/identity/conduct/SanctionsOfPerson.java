package cn.xinshou.identity.conduct;

import cn.xinshou.identity.copy.HeldSanctions;
import cn.xinshou.identity.copy.PersonalCopy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class SanctionsOfPerson implements HeldSanctions {

    private final ShowSanctions show;

    SanctionsOfPerson(ShowSanctions show) {
        this.show = show;
    }

    @Override
    public List<PersonalCopy.Sanction> of(UUID subject) {
        return show.of(subject, true).reversed().stream()
                .map(SanctionsOfPerson::held)
                .toList();
    }

    private static PersonalCopy.Sanction held(SanctionView sanction) {
        var appeal = sanction.appeal();
        return new PersonalCopy.Sanction(
                sanction.imposedAt(),
                sanction.id(),
                sanction.kind().word(),
                sanction.state(),
                sanction.reasons(),
                sanction.evidence(),
                sanction.imposedBy(),
                sanction.until(),
                appeal == null ? null : appeal.words(),
                appeal == null ? null : appeal.reasons());
    }
}
