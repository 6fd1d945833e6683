/**
 * The two lists that the rules on network data ask for (条例 21): what is collected (收集清单) and with whom it is shared (共享清单), made
 * from a version of the policy for everybody, and from where a person stands for that person. Nothing is decided or written here.
 */
@NullMarked
package cn.xinshou.consent.lists;

import org.jspecify.annotations.NullMarked;
