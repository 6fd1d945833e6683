package cn.xinshou.consent.importing;

/**
 * Something an editor has to look at.
 *
 * @param line counted from 1; 0 if it is about the whole text
 */
record Finding(int line, String words) {

    @Override
    public String toString() {
        return line == 0 ? words : "line " + line + ": " + words;
    }
}
