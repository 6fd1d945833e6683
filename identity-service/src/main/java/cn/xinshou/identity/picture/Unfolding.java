package cn.xinshou.identity.picture;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Packed bytes that must unfold to what a header says, and to nothing more: neither a bomb nor something hidden at the end. */
record Unfolding(byte[] packed, long expected) {

    static final Unfolding NONE = new Unfolding(new byte[0], 0);

    private static final int CHUNK = 64 * 1024;

    void check() {
        if (packed.length == 0) {
            return;
        }
        try (var inflater = new Inflater()) {
            inflater.setInput(packed);
            var buffer = new byte[CHUNK];
            var unfolded = 0L;
            while (!inflater.finished() && unfolded <= expected) {
                var more = inflater.inflate(buffer);
                if (more == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    throw damaged();
                }
                unfolded += more;
            }
            if (unfolded != expected) {
                throw damaged();
            }
            if (inflater.getRemaining() > 0) {
                throw new UnusablePicture("holds something beside the picture");
            }
        } catch (DataFormatException e) {
            throw damaged();
        }
    }

    private static UnusablePicture damaged() {
        return new UnusablePicture("is a picture that breaks off or is damaged");
    }
}
