/**
 * The whole of Xinshou on one machine: what {@code deploy/up} starts, and the same object for tests that need all of it. Ports, secrets
 * and the order of starting belong here; how a single part is run does not, that is {@link cn.xinshou.local}.
 */
@NullMarked
package cn.xinshou.local.suite;

import org.jspecify.annotations.NullMarked;
