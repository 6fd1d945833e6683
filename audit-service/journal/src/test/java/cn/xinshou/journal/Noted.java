package cn.xinshou.journal;

import java.time.Instant;

/** A fact for tests. */
record Noted(String about, int number, Instant at) implements Event {

    @Override
    public String type() {
        return "cn.xinshou.test.noted.v1";
    }

    @Override
    public String key() {
        return about;
    }
}
