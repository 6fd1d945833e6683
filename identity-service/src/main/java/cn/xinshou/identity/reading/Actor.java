package cn.xinshou.identity.reading;

import cn.xinshou.frontdoor.Caller;
import java.util.List;

/**
 * Who reads or changes, as it is written down.
 *
 * @param id the account's id, never a name
 */
public record Actor(String id, String role) {

    private static final List<String> ROLES =
            List.of("platform", "service-breach", "privacy-officer", "responder", "school-staff", "data-subject");

    public static Actor of(Caller caller) {
        var role = ROLES.stream().filter(caller::has).findFirst().orElse("none");
        return new Actor(caller.id(), role);
    }
}
