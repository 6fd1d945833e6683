package cn.xinshou.e2e.person;

import cn.xinshou.e2e.suite.Failed;
import java.util.ArrayList;
import java.util.List;

/** Comma-separated values as in RFC 4180: quotes around cells that hold commas, quotes or line ends; a quote is written twice. */
final class Csv {

    private final String text;
    private int at;
    private int line = 1;

    private Csv(String text) {
        this.text = text;
    }

    /** Empty lines are left out. */
    static List<List<String>> parse(String text) {
        return new Csv(text).lines();
    }

    private List<List<String>> lines() {
        List<List<String>> lines = new ArrayList<>();
        while (at < text.length()) {
            List<String> cells = cells();
            if (cells.size() > 1 || !cells.getFirst().isBlank()) {
                lines.add(cells);
            }
        }
        return lines;
    }

    private List<String> cells() {
        List<String> cells = new ArrayList<>();
        do {
            cells.add(at < text.length() && text.charAt(at) == '"' ? quoted() : plain());
        } while (take(','));
        if (!take('\n') && at < text.length()) {
            throw new Failed("line " + line + ": text after a closing quote");
        }
        line++;
        return cells;
    }

    private String plain() {
        int start = at;
        while (at < text.length() && text.charAt(at) != ',' && text.charAt(at) != '\n') {
            at++;
        }
        return text.substring(start, at).replace("\r", "");
    }

    private String quoted() {
        StringBuilder cell = new StringBuilder();
        int opened = line;
        at++;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"' && !take('"')) {
                take('\r');
                return cell.toString();
            }
            if (c == '\n') {
                line++;
            }
            cell.append(c);
        }
        throw new Failed("line " + opened + ": a quote is not closed");
    }

    private boolean take(char expected) {
        boolean there = at < text.length() && text.charAt(at) == expected;
        if (there) {
            at++;
        }
        return there;
    }
}
