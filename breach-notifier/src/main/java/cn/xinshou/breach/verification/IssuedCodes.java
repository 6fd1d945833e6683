package cn.xinshou.breach.verification;

import cn.xinshou.breach.notice.Bilingual;
import cn.xinshou.breach.notice.Notices;
import cn.xinshou.breach.sql.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** The codes that went out with notices. */
@ApplicationScoped
class IssuedCodes {

    private final Rows rows;
    private final Notices notices;

    IssuedCodes(Rows rows, Notices notices) {
        this.rows = rows;
        this.notices = notices;
    }

    /** The public title of the notice that carried the code; blanks, dashes and case do not matter. */
    Optional<Bilingual> title(String code) {
        var typed = code.toUpperCase(Locale.ROOT)
                .replaceAll("[^0-9A-Z]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        if (typed.length() != 12) {
            return Optional.empty();
        }
        var written = typed.substring(0, 4) + "-" + typed.substring(4, 8) + "-" + typed.substring(8);
        return rows
                .read(
                        row -> row.getObject(1, UUID.class),
                        "select notice from delivery where code = ? order by changed_at desc limit 1",
                        written)
                .stream()
                .findFirst()
                .map(notice -> notices.findById(notice).content().title());
    }
}
