/**
 * What staff and the person concerned are told about an odd login, and what they say to it. A person decides; the software only
 * asks (PIPL 24).
 */
@NullMarked
package cn.xinshou.audit.alert;

import org.jspecify.annotations.NullMarked;
