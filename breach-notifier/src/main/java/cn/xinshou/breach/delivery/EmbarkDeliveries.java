package cn.xinshou.breach.delivery;

import cn.xinshou.breach.sql.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * The last thing that is written before the network is touched. From here on a crash means doubt; before, it means that nothing
 * left the house. A copy whose lease has run out or whose notice was stopped does not get past this point.
 */
@ApplicationScoped
class EmbarkDeliveries {

    private static final String EMBARK = """
            with going as (
                select d.id, d.attempts from delivery d join notice n on n.id = d.notice
                where d.id = any(?) and d.lease = ? and d.lease_until > ? and n.state = 'SENDING'
                for update of d),
            labels as (
                select * from unnest(?, ?, ?, ?, ?, ?) as l (id, code, message_id, body_hash, masked_address, address_hash)),
            noted as (
                update delivery_attempt a
                set phase = 'EMBARKED', message_id = l.message_id, body_hash = l.body_hash
                from going g join labels l on l.id = g.id
                where a.delivery = g.id and a.number = g.attempts)
            update delivery d
            set code = l.code, message_id = l.message_id, masked_address = l.masked_address, address_hash = l.address_hash
            from going g join labels l on l.id = g.id
            where d.id = g.id
            returning d.id
            """;

    private final Rows rows;
    private final Clock clock;

    EmbarkDeliveries(Rows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /** @return those that may go */
    @Transactional
    public Set<UUID> embark(List<Embarked> embarked, UUID lease) {
        var ids = embarked.stream().map(Embarked::delivery).toArray(UUID[]::new);
        return new HashSet<>(rows.read(
                row -> row.getObject(1, UUID.class),
                EMBARK,
                ids,
                lease,
                clock.instant(),
                ids,
                texts(embarked, Embarked::code),
                texts(embarked, Embarked::messageId),
                texts(embarked, Embarked::bodyHash),
                texts(embarked, Embarked::maskedAddress),
                texts(embarked, Embarked::addressHash)));
    }

    private static String[] texts(List<Embarked> embarked, Function<Embarked, String> text) {
        return embarked.stream().map(text).toArray(String[]::new);
    }
}
