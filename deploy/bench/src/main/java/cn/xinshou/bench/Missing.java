package cn.xinshou.bench;

/** Something has to be installed first; the message says what, in one line. */
final class Missing extends RuntimeException {

    Missing(String message) {
        super(message);
    }
}
