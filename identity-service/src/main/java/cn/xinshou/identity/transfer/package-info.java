/**
 * Has a person's data sent to somebody they name (个人信息转移, PIPL 45; 网络数据安全管理条例 25; promise P5.3): whom, which items, whether the four
 * conditions are met, and by which way. The request itself is {@code request}'s, the carrying {@code delivery}'s.
 */
@NullMarked
package cn.xinshou.identity.transfer;

import org.jspecify.annotations.NullMarked;
