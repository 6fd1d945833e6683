/**
 * What holds for a browser, whoever sits before it: the cookie register, the choices made on a device, the signals it sends (Global
 * Privacy Control, Do Not Track) and which of them prevails. What a person decided for all their devices belongs to {@code consent}.
 */
@NullMarked
package cn.xinshou.consent.device;

import org.jspecify.annotations.NullMarked;
