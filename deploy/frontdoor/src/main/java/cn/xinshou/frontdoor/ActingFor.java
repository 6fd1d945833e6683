package cn.xinshou.frontdoor;

import io.quarkus.security.PermissionChecker;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Who may act for a person: that person, and the platform's own account. Used as {@code @PermissionsAllowed("act-for-subject")}. */
@ApplicationScoped
public class ActingFor {

    @PermissionChecker("act-for-subject")
    boolean mayActFor(SecurityIdentity caller, UUID subject) {
        return caller.hasRole("platform") || isThatPerson(caller, subject);
    }

    private static boolean isThatPerson(SecurityIdentity caller, UUID subject) {
        return caller.hasRole("data-subject") && caller.getPrincipal().getName().equalsIgnoreCase(subject.toString());
    }
}
