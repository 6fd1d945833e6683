package cn.xinshou.consent.consent;

import java.time.Instant;
import java.util.UUID;

/** What tells one act of a person from every other: its place in the order, its receipt, its time. */
record Mark(long revision, UUID receipt, Instant at) {}
