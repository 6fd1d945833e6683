package cn.xinshou.identity.picture;

/**
 * A picture without anything beside it, not decoded yet.
 *
 * @param format as the encoder calls it
 * @param bytes the file with the parts that make the picture, in their order
 * @param orientation how it has to be turned to stand upright
 * @param unfolding how many bytes the packed part holds at most, and the packed part itself; nothing to check where it is empty
 */
record Stripped(String format, int width, int height, byte[] bytes, Orientation orientation, Unfolding unfolding) {

    /** @throws UnusablePicture if the packed part is not what the header says */
    void check() {
        unfolding.check();
    }
}
