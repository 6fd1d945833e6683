package cn.xinshou.identity.profile;

/** An answer about a certain version of a profile; carries it as {@code ETag}. */
interface Versioned {

    long version();
}
