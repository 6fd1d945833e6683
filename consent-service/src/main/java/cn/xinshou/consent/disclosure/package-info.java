/**
 * Every time data of people are to be told to a recipient: asked for, decided per person and item, minimised and kept (promise P3.1,
 * PIPL 20, 21, 23, 41; 网络数据安全管理条例 12). Carrying it out is the identity service's part.
 */
@NullMarked
package cn.xinshou.consent.disclosure;

import org.jspecify.annotations.NullMarked;
