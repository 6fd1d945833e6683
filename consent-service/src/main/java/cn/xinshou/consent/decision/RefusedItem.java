package cn.xinshou.consent.decision;

/** Why one of the items asked for may not be used, where others may or none. */
record RefusedItem(String item, Reason reason) {}
