/**
 * When staff may see a person's data (promises P4.1, P5.6; 未成年人网络保护条例 36): role, open case, purpose and training together, a second
 * person's word for minors, a way to break the glass that everybody hears, and how much of a value is shown. Also the person's list of
 * readers. What is read belongs to {@code profile}, and what a case is to whoever keeps the case and says so through {@code CaseBook}.
 */
@NullMarked
package cn.xinshou.identity.access;

import org.jspecify.annotations.NullMarked;
