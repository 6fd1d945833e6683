package cn.xinshou.breach.incident;

import cn.xinshou.breach.sql.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;

/** Numbers incidents per year of China's calendar, without gaps: an inspector who sees 7 and 9 asks for 8. */
@ApplicationScoped
class IncidentNumbers {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final Rows rows;

    IncidentNumbers(Rows rows) {
        this.rows = rows;
    }

    /** Takes the next number in the caller's transaction; others wait until that ends, and get the same number if it fails. */
    String next(Instant now) {
        var year = now.atZone(CHINA).getYear();
        var last = rows.read(row -> row.getInt(1), """
                insert into incident_number as n (year, last) values (?, 1)
                on conflict (year) do update set last = n.last + 1
                returning last
                """, year);
        return "%d-%04d".formatted(year, last.getFirst());
    }
}
