package cn.xinshou.identity.erasure;

import java.time.Instant;

/** What a law keeps although the person is gone: in the storage-only class, and no longer than until then. */
public record KeptByLaw(String what, String law, Instant until) {}
