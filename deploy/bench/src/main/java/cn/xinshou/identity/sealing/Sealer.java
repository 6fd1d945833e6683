package cn.xinshou.identity.sealing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** Seals as the service does, with its key files, for people who are made without it. */
public final class Sealer {

    private final Keyset people;
    private final Keyset index;

    /** @param keys where the service has its key files, which it has made by now */
    public Sealer(Path keys) {
        this.people = Keyset.parse(read(keys.resolve(Ring.PEOPLE.file())), Keyset::cipherKey);
        this.index = Keyset.parse(read(keys.resolve("identity.blind-index")), Keyset::hmacKey);
    }

    /** A person's new data key, as it lies in the database and as it seals. */
    public record Made(String keyId, byte[] wrapped, Seal seal) {

        public byte[] close(String item, String json) {
            return seal.close(json.getBytes(StandardCharsets.UTF_8), "profile/" + item);
        }
    }

    public Made make(UUID subject) {
        var key = DataKey.random();
        var id = people.currentId();
        var with = people.current();
        var wrapped = Gcm.of(with).encrypt(with, key.bytes(), Binding.of(subject, "data-key/" + id));
        return new Made(id, wrapped, new Seal(subject, key, Gcm.AES_256_GCM));
    }

    public String indexKey() {
        return index.currentId();
    }

    public byte[] digest(String item, String value) {
        return BlindIndex.digest(index.current(), item, value);
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
