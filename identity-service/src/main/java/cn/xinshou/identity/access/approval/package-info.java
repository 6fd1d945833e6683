/**
 * A second person's word before a minor's data is seen (未成年人网络保护条例 36): asked for, given or not, for one case and some hours; and
 * the words in which staff say why, sealed under the key of the person they speak of. Whether one is needed is decided in {@code
 * access}.
 */
@NullMarked
package cn.xinshou.identity.access.approval;

import org.jspecify.annotations.NullMarked;
