/**
 * How a version of the policy comes to be: drafts and what is wrong with them, the second editor, the notice period, the moment of
 * publication and the fact it makes. What a published version says belongs to {@code policy}, what is different in it to {@code difference}.
 */
@NullMarked
package cn.xinshou.consent.publishing;

import org.jspecify.annotations.NullMarked;
