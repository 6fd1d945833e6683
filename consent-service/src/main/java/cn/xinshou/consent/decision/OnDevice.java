package cn.xinshou.consent.decision;

import cn.xinshou.consent.device.Signals;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * On which device a purpose is to be pursued.
 *
 * @param id null if only what its browser says is known
 * @param said what its browser says at this moment
 */
record OnDevice(@Nullable UUID id, Signals said) {}
