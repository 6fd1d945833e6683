package cn.xinshou.audit.login;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class Profiles implements PanacheRepositoryBase<Profile, byte[]> {

    /** The account's profile; a blank one, not yet stored, for an account that never succeeded. */
    Profile of(byte[] account) {
        return find("account", account).firstResultOptional().orElseGet(() -> new Profile(account));
    }
}
