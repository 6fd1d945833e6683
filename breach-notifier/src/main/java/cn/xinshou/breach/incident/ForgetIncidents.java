package cn.xinshou.breach.incident;

import cn.xinshou.breach.sql.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.UUID;

/** The file of an incident does not name a person who was erased; whom it concerned is in the list that was approved, and stays there. */
@ApplicationScoped
public class ForgetIncidents {

    private final Rows rows;
    private final ForgottenPeople forgotten;

    ForgetIncidents(Rows rows, ForgottenPeople forgotten) {
        this.rows = rows;
        this.forgotten = forgotten;
    }

    @Transactional(TxType.MANDATORY)
    public void forget(UUID person) {
        forgotten.add(person);
        rows.change("update incident set subject = null, version = version + 1 where subject = ?", person);
    }
}
