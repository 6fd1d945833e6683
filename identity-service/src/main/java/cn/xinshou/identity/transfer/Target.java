package cn.xinshou.identity.transfer;

import cn.xinshou.frontdoor.input.ValidText;
import cn.xinshou.identity.item.Item;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** To whom a person has which of their items sent. */
record Target(
        @NotNull @Valid Recipient recipient,
        @NotEmpty @Size(max = 15) Set<@NotNull Item> items) {

    /**
     * @param creditCode unified social credit code (GB 32100), if it has one
     * @param place {@code CN-mainland} or a province in it
     * @param endpoint where it takes data, if it does by interface
     * @param key public key (JWK, EC P-256) that the content is encrypted to; without one nothing is sent by interface
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Recipient(
            @NotNull @ValidText(max = 200) String name,
            @ValidText(max = 18) @Nullable String creditCode,
            @NotNull @ValidText(max = 16) String place,
            @Nullable URI endpoint,
            @Nullable JsonNode key) {

        @Override
        public String toString() {
            return "Recipient[…]";
        }
    }

    boolean hasInterface() {
        return recipient.endpoint() != null && recipient.key() != null;
    }

    @Override
    public String toString() {
        return "Target[" + items + "]";
    }
}
