package cn.xinshou.identity.transfer;

import cn.xinshou.frontdoor.input.ValidText;
import cn.xinshou.identity.right.Word;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The four conditions of a transfer, each found by an officer with a reason (网络数据安全管理条例 25): identity verified, collected by consent or on
 * a contract, technically feasible, no harm to others.
 */
record Conditions(
        @NotNull @Valid Finding identityVerified,
        @NotNull @Valid BasisFinding lawfulBasis,
        @NotNull @Valid Finding technicallyFeasible,
        @NotNull @Valid Finding harmsNobody) {

    record Finding(
            @NotNull Boolean met,
            @NotNull @ValidText(max = 2_000) String reason) {

        @Override
        public String toString() {
            return "Finding[" + met + "]";
        }
    }

    /** @param basis null where it is another, which a transfer cannot rest on */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record BasisFinding(
            @Nullable Basis basis,
            @NotNull @ValidText(max = 2_000) String reason) {

        @Override
        public String toString() {
            return "BasisFinding[" + basis + "]";
        }
    }

    enum Basis implements Word {
        CONSENT,
        CONTRACT;

        @JsonCreator
        static Basis of(String word) {
            return Arrays.stream(values())
                    .filter(basis -> basis.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no such basis"));
        }
    }
}
