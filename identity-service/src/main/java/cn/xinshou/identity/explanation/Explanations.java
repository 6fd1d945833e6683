package cn.xinshou.identity.explanation;

import java.util.List;

/**
 * All decisions about a person, newest first.
 *
 * @param complete false where there are more than are told at once
 */
record Explanations(List<Explanation> items, boolean complete) {}
