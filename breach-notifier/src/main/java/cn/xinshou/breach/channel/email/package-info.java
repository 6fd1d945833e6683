/**
 * Mail. One SMTP conversation per message, watched closely enough to know afterwards what certainly happened and what perhaps did.
 */
@NullMarked
package cn.xinshou.breach.channel.email;

import org.jspecify.annotations.NullMarked;
