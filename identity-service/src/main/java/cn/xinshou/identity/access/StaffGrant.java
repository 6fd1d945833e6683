package cn.xinshou.identity.access;

import cn.xinshou.identity.item.Item;
import cn.xinshou.identity.reading.Why;
import java.util.Set;

/** What somebody of the staff may see, and how it is written down. */
public record StaffGrant(Set<Item> items, Why why) {}
