package cn.xinshou.consent.lists;

import cn.xinshou.consent.policy.ContactInForce;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Both lists as they are for one person.
 *
 * @param version the version that governs the person
 * @param restricted whether the person restricted the handling of their data (PIPL 44)
 * @param collected core purposes, and the additional ones the person decided about, on the terms that hold for them
 * @param shared what of it goes to others: of additional purposes only those that the person agrees to
 */
record PersonalLists(
        UUID subject,
        String language,
        String version,
        boolean restricted,
        Instant at,
        ContactInForce.Contact contact,
        List<Collected> collected,
        List<Shared> shared) {}
