package cn.xinshou.consent.importing;

import java.util.ArrayList;
import java.util.List;

/** What an editor has to look at, as far as anybody would: of a file that is no policy every line could be one. */
final class Findings {

    private static final int MOST = 500;

    private final List<Finding> found = new ArrayList<>();

    /** @param line counted from 1; 0 if it is about the whole text */
    void add(int line, String words) {
        if (found.size() < MOST) {
            found.add(new Finding(line, words));
        } else if (found.size() == MOST) {
            found.add(new Finding(line, "and more from here on"));
        }
    }

    List<Finding> all() {
        return List.copyOf(found);
    }
}
