package cn.xinshou.identity.copy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Comma-separated values (RFC 4180): every field in quotes, lines end with CRLF, and a byte order mark in front, without which spreadsheets
 * take Chinese for something else. What they would take for a formula gets an apostrophe in front (OWASP, CSV injection).
 */
final class Csv {

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final String FORMULA = "=+-@\t\r\n|%＝＋－＠";

    private Csv() {}

    static byte[] of(CopyTables.Table table) {
        var text = new StringBuilder(BYTE_ORDER_MARK).append(line(table.columns()));
        table.rows().forEach(row -> text.append(line(row)));
        return text.toString().getBytes(UTF_8);
    }

    private static String line(List<String> fields) {
        return fields.stream().map(Csv::field).collect(Collectors.joining(",", "", "\r\n"));
    }

    static String field(String text) {
        var harmless = !text.isEmpty() && FORMULA.indexOf(text.stripLeading().isEmpty() ? ' ' : first(text)) >= 0
                ? "'" + text
                : text;
        return '"' + harmless.replace("\"", "\"\"") + '"';
    }

    /** Spreadsheets look past blanks; a tab or a line break in front is a trick in itself. */
    private static char first(String text) {
        return FORMULA.indexOf(text.charAt(0)) >= 0
                ? text.charAt(0)
                : text.stripLeading().charAt(0);
    }
}
