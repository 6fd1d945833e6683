/**
 * How long items are kept (保存期限, PIPL 19; promise P4.4): the rules of the policy's versions, the nightly look that lets go of what nobody may
 * keep, item by item and purpose by purpose, and the deletions that nobody has to ask for (PIPL 47). A person of whom nothing is left is
 * handed to {@code erasure}; what keeps something in spite of its time is {@code hold}.
 */
@NullMarked
package cn.xinshou.identity.retention;

import org.jspecify.annotations.NullMarked;
