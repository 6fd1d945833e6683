/**
 * Making a person's data public (公开, PIPL 25): never on one officer's word, never without consent or a named basis, and told to the person
 * unless a law forbids it for a time. The seven statutory cases live here and nowhere else: they allow no sharing with anybody.
 */
@NullMarked
package cn.xinshou.consent.publication;

import org.jspecify.annotations.NullMarked;
