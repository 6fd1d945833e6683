package cn.xinshou.identity.copy;

import java.util.List;
import java.util.UUID;

/** What was imposed on a person, and why. Implemented by whoever keeps the register. */
public interface HeldSanctions {

    /** Oldest first, opened. */
    List<PersonalCopy.Sanction> of(UUID subject);
}
