package cn.xinshou.consent.publishing;

/** An answer about a certain revision of a draft; carries it as {@code ETag}. */
interface Revised {

    long revision();
}
