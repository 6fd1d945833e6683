package cn.xinshou.consent.device;

import java.util.UUID;

/** A person has a device from now on; fired in the transaction that links it. */
public record Linked(UUID subject) {}
