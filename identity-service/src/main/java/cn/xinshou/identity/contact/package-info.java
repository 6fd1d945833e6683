/**
 * How people are reached when they must be told something (PIPL 57): names and addresses, handed to breach-notifier when it sends and at no
 * other time. Who is told what is decided there.
 */
@NullMarked
package cn.xinshou.identity.contact;

import org.jspecify.annotations.NullMarked;
