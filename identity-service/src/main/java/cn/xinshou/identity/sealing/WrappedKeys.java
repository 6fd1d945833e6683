package cn.xinshou.identity.sealing;

/**
 * A table in which wrapped data keys lie, with columns {@code key_id} and {@code wrapped}. Whoever keeps such a table produces one of these, so
 * that its keys rotate with all others.
 *
 * @param id the column of the key's owner, which is the table's primary key
 */
public record WrappedKeys(Ring ring, String table, String id) {}
