package cn.xinshou.identity.copy;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import org.openpdf.text.Document;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Phrase;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfWriter;

/** A copy to read: as pages to print, and as a page for a browser. Chinese first. */
@ApplicationScoped
class CopyPages {

    private static final float TITLE = 18;
    private static final float HEADING = 13;
    private static final float TEXT = 9;
    private static final float MARGIN = 42;

    @CheckedTemplate(basePath = "")
    static class Templates {

        private Templates() {}

        static native TemplateInstance copy(PersonalCopy copy);
    }

    private final Typeface typeface;

    CopyPages(Typeface typeface) {
        this.typeface = typeface;
    }

    String html(PersonalCopy copy) {
        return Templates.copy(copy).render();
    }

    /** A4, every page with its mark; the letters used are embedded, and what the typeface lacks is written as its number. */
    byte[] pdf(PersonalCopy copy, Mark mark) {
        var bytes = new ByteArrayOutputStream();
        var text = typeface.text();
        try (var document = new Document(PageSize.A4, MARGIN, MARGIN, MARGIN, MARGIN)) {
            PdfWriter.getInstance(document, bytes).setPageEvent(new MarkOnEveryPage(text, mark));
            document.addTitle("个人信息副本");
            document.open();
            document.add(new Paragraph(text.of("个人信息副本 Copy of personal information", TITLE)));
            document.add(new Paragraph(text.of(
                    "个人编号 Person " + copy.subject() + " · " + CopyArchive.inChina(copy.madeAt()) + " 北京时间", TEXT)));
            for (var table : CopyTables.of(copy)) {
                document.add(heading(text, table.title()));
                document.add(table.rows().isEmpty() ? new Paragraph(text.of("没有 Nothing", TEXT)) : table(text, table));
            }
            if (text.hasReplaced()) {
                document.add(heading(text, "说明 Note"));
                document.add(new Paragraph(text.of(
                        "〔U+…〕是本页字体没有的字的统一码编号；原字保留在 data.json 与各 CSV 文件中。"
                                + " 〔U+…〕 stands for a character that the typeface of these pages lacks; data.json has it as it is.",
                        TEXT)));
            }
        }
        return bytes.toByteArray();
    }

    private static Paragraph heading(Typeface.Text text, String words) {
        var heading = new Paragraph(text.of(words, HEADING));
        heading.setSpacingBefore(14);
        heading.setSpacingAfter(6);
        return heading;
    }

    private static PdfPTable table(Typeface.Text text, CopyTables.Table content) {
        var table = new PdfPTable(content.columns().size());
        table.setWidthPercentage(100);
        table.setHeaderRows(1);
        content.columns().forEach(column -> table.addCell(cell(text.of(column, TEXT), true)));
        content.rows().forEach(row -> row.forEach(value -> table.addCell(cell(text.of(value, TEXT), false))));
        return table;
    }

    private static PdfPCell cell(Phrase phrase, boolean head) {
        var cell = new PdfPCell(phrase);
        cell.setPadding(3);
        cell.setGrayFill(head ? 0.92f : 1f);
        return cell;
    }
}
