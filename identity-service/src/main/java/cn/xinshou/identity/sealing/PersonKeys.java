package cn.xinshou.identity.sealing;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;

/** Says where the keys of people lie. */
final class PersonKeys {

    private PersonKeys() {}

    @Produces
    @Dependent
    static WrappedKeys table() {
        return new WrappedKeys(Ring.PEOPLE, "person_key", "subject");
    }
}
