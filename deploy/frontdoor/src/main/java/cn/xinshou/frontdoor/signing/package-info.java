/** The key with which a service signs what others keep, and how they check it: JWS with Ed25519, public keys for good. What is signed is each service's own. */
@NullMarked
package cn.xinshou.frontdoor.signing;

import org.jspecify.annotations.NullMarked;
