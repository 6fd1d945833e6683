package cn.xinshou.audit;

import static org.assertj.core.api.Assertions.assertThat;

import cn.xinshou.local.Contract;
import org.junit.jupiter.api.Test;

/** What is published about events. That real bytes keep to it is checked where events are made. */
class AuditContractTest {

    private final Contract contract = Contract.of("audit-service");

    @Test
    void everyEventHasASchemaAndAnExampleThatKeepsToIt() {
        assertThat(contract.facts())
                .containsExactly(
                        "alert-answered.v1",
                        "alert-judged.v1",
                        "alert-raised.v1",
                        "alert-read.v1",
                        "decision-appealed.v1",
                        "decision-made.v1",
                        "decision-read.v1",
                        "decision-reviewed.v1",
                        "login-assessed.v1",
                        "subject-forgotten.v1",
                        "verification-failed.v1");
        assertThat(contract.examples().stream().map(Contract.Example::fact).distinct())
                .containsExactlyInAnyOrderElementsOf(contract.facts());
    }
}
