package cn.xinshou.consent.importing;

import org.jspecify.annotations.Nullable;

/**
 * A line with something on it.
 *
 * @param number counted from 1
 * @param text without the spaces around it
 */
record Line(int number, String text) {

    /** The chapter that begins here, if one does. */
    @Nullable
    Marker chapter() {
        return Marker.of(text)
                .filter(marker -> marker.style() == Marker.Style.CHAPTER)
                .orElse(null);
    }
}
