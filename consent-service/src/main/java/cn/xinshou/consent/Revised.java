package cn.xinshou.consent;

/** An answer about a certain revision of something that is changed with {@code If-Match}; carries it as {@code ETag}. */
public interface Revised {

    long revision();
}
