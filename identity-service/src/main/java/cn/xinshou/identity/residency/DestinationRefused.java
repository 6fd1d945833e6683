package cn.xinshou.identity.residency;

import java.io.IOException;

/** Nothing was sent: the address leads to where nothing may go. Final; trying again later does not help by itself. */
public final class DestinationRefused extends IOException {

    DestinationRefused(String why) {
        super(why);
    }
}
