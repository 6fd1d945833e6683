/**
 * The paper that a person takes home from an act of consent: what was decided, on which text, about what, signed so that anybody
 * can check it without us (ISO/IEC TS 27560, W3C DPV). Decides nothing.
 */
@NullMarked
package cn.xinshou.consent.receipt;

import org.jspecify.annotations.NullMarked;
