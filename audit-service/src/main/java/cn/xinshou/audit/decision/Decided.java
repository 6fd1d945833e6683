package cn.xinshou.audit.decision;

import java.util.UUID;

/** @param awaitsPerson nothing may follow from it before a person looked */
public record Decided(UUID id, boolean awaitsPerson) {}
