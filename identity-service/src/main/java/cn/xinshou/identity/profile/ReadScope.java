package cn.xinshou.identity.profile;

import cn.xinshou.identity.item.Item;
import cn.xinshou.identity.reading.Why;
import java.util.Set;

/** What somebody may read, and what for. */
record ReadScope(Set<Item> items, Why why) {}
