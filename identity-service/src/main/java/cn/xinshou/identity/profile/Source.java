package cn.xinshou.identity.profile;

import java.util.UUID;

/**
 * Where values come from that somebody else wrote down for the person.
 *
 * @param enteredBy the account that wrote them down
 * @param entry the school's entry that the person confirmed
 */
public record Source(String enteredBy, UUID entry) {}
