/**
 * How it is established who asked, of a request that is known: through the door, by the person or by an officer. What counts as shown is
 * {@code proof}.
 */
@NullMarked
package cn.xinshou.identity.request.verification;

import org.jspecify.annotations.NullMarked;
