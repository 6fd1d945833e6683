/**
 * When staff may see a person's data (promises P4.1, P5.6; 未成年人网络保护条例 36): role, open case, purpose and training together, a second
 * person's word for minors, and how much of a value is shown. Also the person's list of readers. What is read belongs to {@code
 * profile}; what a case is, whose word was given and how the glass is broken are rooms of their own.
 */
@NullMarked
package cn.xinshou.identity.access;

import org.jspecify.annotations.NullMarked;
