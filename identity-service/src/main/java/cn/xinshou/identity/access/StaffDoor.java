package cn.xinshou.identity.access;

import io.quarkus.security.PermissionChecker;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;

/** Which roles may ask to see somebody's data at all. Used as {@code @PermissionsAllowed("read-as-staff")}; the rest is {@link StaffAccess}. */
@ApplicationScoped
public class StaffDoor {

    @PermissionChecker("read-as-staff")
    boolean mayAsk(SecurityIdentity caller) {
        return caller.hasRole("privacy-officer") || caller.hasRole("responder");
    }
}
