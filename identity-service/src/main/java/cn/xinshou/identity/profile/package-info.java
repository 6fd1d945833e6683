/**
 * A person's profile: its items with the purpose each was collected for, their sealed values, every value they had before, and the rules by
 * which they change (promises P1.3, P1.6, P4.4, P5.1, P5.2). Checks of single values belong to {@code item}, ciphers to {@code sealing}.
 */
@NullMarked
package cn.xinshou.identity.profile;

import org.jspecify.annotations.NullMarked;
