/**
 * Carries out disclosures that consent-service decided (promises P3.1, P3.2): follows its facts about recipients and decisions, asks again,
 * person by person, and puts exactly what is allowed on its way; and tells recipients when what they were told is true no longer. Whether
 * something may be told is never decided here.
 */
@NullMarked
package cn.xinshou.identity.release;

import org.jspecify.annotations.NullMarked;
