package cn.xinshou.identity.release;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Recipients as the register of consent-service last told of them. */
@ApplicationScoped
class KnownRecipients {

    /** @param endpoint null while it has none */
    record Known(String id, String name, @Nullable URI endpoint, String place, boolean ended) {}

    private final DataSource database;

    KnownRecipients(DataSource database) {
        this.database = database;
    }

    void learn(DisclosureListener.RecipientChanged told) {
        var name = told.name();
        var endpoint = told.endpoint();
        try (var connection = database.getConnection();
                var write = connection.prepareStatement("""
                        insert into known_recipient (id, version, name, endpoint, place, ended) values (?, ?, ?, ?, ?, ?)
                        on conflict (id) do update
                        set version = excluded.version, name = excluded.name, endpoint = excluded.endpoint, place = excluded.place,
                            ended = excluded.ended
                        where known_recipient.version < excluded.version
                        """)) {
            write.setString(1, told.recipient());
            write.setLong(2, told.version());
            write.setString(3, name == null ? told.recipient() : name.zh() + " " + name.en());
            write.setString(4, endpoint == null ? null : endpoint.toString());
            write.setString(5, told.place());
            write.setBoolean(6, told.ended());
            write.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the recipient cannot be written down", e);
        }
    }

    Optional<Known> find(String id) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        "select id, name, endpoint, place, ended from known_recipient where id = ?")) {
            select.setString(1, id);
            try (var row = select.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                var endpoint = row.getString(3);
                return Optional.of(new Known(
                        row.getString(1),
                        row.getString(2),
                        endpoint == null ? null : URI.create(endpoint),
                        row.getString(4),
                        row.getBoolean(5)));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the recipient cannot be read", e);
        }
    }
}
