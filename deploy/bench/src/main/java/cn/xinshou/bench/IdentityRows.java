package cn.xinshou.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.xinshou.identity.sealing.Sealer;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The rows of {@link IdentityPeople}, person by person: what one table needs of a person, the next one needs as well. */
final class IdentityRows {

    private static final List<String> FOUND_BY = List.of("phone", "idNumber", "email");
    private static final String CREATED = "2020-01-01T00:00:00Z";
    private static final HexFormat HEX = HexFormat.of();
    private static final int READS = 2;

    private final Sealer sealer;
    private final boolean sealed;
    private long at = -1;
    private Row row = new Row(new UUID(0, 0), "", Map.of(), Map.of());

    private record Row(UUID subject, String key, Map<String, String> values, Map<String, String> sealed) {}

    /** @param sealed false to leave the values as they are */
    IdentityRows(Sealer sealer, boolean sealed) {
        this.sealer = sealer;
        this.sealed = sealed;
    }

    List<Bulk.Load> loads() {
        return List.of(
                new Bulk.Load("person_key (subject, key_id, wrapped, created_at)", this::key),
                new Bulk.Load("profile (subject, version, created_at, changed_at, age_band)", this::profile),
                new Bulk.Load("profile_item (subject, item, sealed, purpose, since)", this::items),
                new Bulk.Load(
                        "profile_change (subject, version, item, action, sealed, purpose, actor, role, at)",
                        this::changes),
                new Bulk.Load("blind_index (subject, item, key_id, digest)", this::index),
                new Bulk.Load("profile_read (subject, items, purpose, reader, role, unmasked, at)", this::reads));
    }

    private void key(long i, StringBuilder out) {
        line(out, of(i).subject(), of(i).key(), CREATED);
    }

    private void profile(long i, StringBuilder out) {
        line(out, of(i).subject(), 1, CREATED, CREATED, "ADULT");
    }

    private void items(long i, StringBuilder out) {
        of(i).sealed()
                .forEach((item, bytes) -> line(
                        out,
                        of(i).subject(),
                        item,
                        bytes,
                        IdentityPeople.purpose(i, item),
                        IdentityPeople.since(i, item)));
    }

    private void changes(long i, StringBuilder out) {
        of(i).sealed()
                .forEach((item, bytes) -> line(
                        out,
                        of(i).subject(),
                        1,
                        item,
                        "set",
                        bytes,
                        IdentityPeople.purpose(i, item),
                        "platform",
                        "platform",
                        IdentityPeople.since(i, item)));
    }

    private void index(long i, StringBuilder out) {
        for (var item : FOUND_BY) {
            var value = of(i).values().get(item);
            line(out, of(i).subject(), item, sealer.indexKey(), hex(sealer.digest(item, String.valueOf(value))));
        }
    }

    private void reads(long i, StringBuilder out) {
        for (var read = 0; read < READS; read++) {
            line(
                    out,
                    of(i).subject(),
                    "{name,phone}",
                    IdentityPeople.PURPOSE,
                    "platform",
                    "platform",
                    "t",
                    "2026-01-02T00:00:00Z");
        }
    }

    private Row of(long i) {
        if (i != at) {
            at = i;
            var subject = People.id(i);
            var made = sealer.make(subject);
            var values = IdentityPeople.values(i);
            var bytes = new LinkedHashMap<String, String>();
            values.forEach((item, value) -> {
                var json = "\"" + value + "\"";
                bytes.put(item, hex(sealed ? made.close(item, json) : json.getBytes(UTF_8)));
            });
            row = new Row(subject, made.keyId() + "\t" + hex(made.wrapped()), values, bytes);
        }
        return row;
    }

    private static String hex(byte[] bytes) {
        return "\\\\x" + HEX.formatHex(bytes);
    }

    private static void line(StringBuilder out, Object... columns) {
        for (var i = 0; i < columns.length; i++) {
            out.append(columns[i]).append(i < columns.length - 1 ? '\t' : '\n');
        }
    }
}
