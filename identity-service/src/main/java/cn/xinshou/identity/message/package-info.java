/**
 * What this service has to say to a person by mail: handed to breach-notifier, which knows how people are reached and asks for the address
 * when it sends. No address and, except for one-time codes, nothing personal passes through here. Who is told what, and when, is for the
 * features.
 */
@NullMarked
package cn.xinshou.identity.message;

import org.jspecify.annotations.NullMarked;
