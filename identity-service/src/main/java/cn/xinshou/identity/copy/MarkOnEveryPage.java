package cn.xinshou.identity.copy;

import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.pdf.ColumnText;
import org.openpdf.text.pdf.PdfPageEventHelper;
import org.openpdf.text.pdf.PdfWriter;

/** Writes the mark at the foot of each page, and across it, faintly, so that no part of a page goes without. */
final class MarkOnEveryPage extends PdfPageEventHelper {

    private static final float FOOT = 7;
    private static final float ACROSS = 11;
    private static final int STEPS = 4;

    private final Typeface.Text text;
    private final Mark mark;

    MarkOnEveryPage(Typeface.Text text, Mark mark) {
        this.text = text;
        this.mark = mark;
    }

    @Override
    public void onEndPage(PdfWriter writer, Document document) {
        var page = document.getPageSize();
        var middle = (page.getLeft() + page.getRight()) / 2;
        ColumnText.showTextAligned(
                writer.getDirectContent(),
                Element.ALIGN_CENTER,
                text.of(mark.line() + " · " + document.getPageNumber(), FOOT),
                middle,
                page.getBottom() + 20,
                0);
        for (var step = 1; step <= STEPS; step++) {
            ColumnText.showTextAligned(
                    writer.getDirectContentUnder(),
                    Element.ALIGN_CENTER,
                    text.faint(mark.line(), ACROSS),
                    middle,
                    page.getHeight() * step / (STEPS + 1),
                    30);
        }
    }
}
