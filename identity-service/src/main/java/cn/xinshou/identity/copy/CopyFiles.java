package cn.xinshou.identity.copy;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.xinshou.identity.signing.Signer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * What lies in a package: the data for programs, with its schema, as tables, and to read; and a manifest of all of it, signed with a key of
 * {@code /.well-known/jwks.json}, so that whoever is handed the package can tell that it is whole and ours.
 */
@ApplicationScoped
class CopyFiles {

    static final String TYPE = "application/vnd.xinshou.copy-manifest+json";

    private static final String SCHEMA = "data.schema.json";
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G'};

    /** @param keys where the key is published that the signature beside this rests on */
    record Manifest(
            String format,
            UUID subject,
            UUID request,
            Instant madeAt,
            String madeBy,
            String keys,
            List<Content> files) {}

    record Content(String name, long bytes, String sha256) {}

    private final ObjectMapper json;
    private final CopyPages pages;
    private final Signer signer;

    CopyFiles(ObjectMapper json, CopyPages pages, Signer signer) {
        this.json = json;
        this.pages = pages;
        this.signer = signer;
    }

    /** By name, in the order in which they are packed. */
    Map<String, byte[]> of(PersonalCopy copy, Mark mark) {
        var files = new LinkedHashMap<String, byte[]>();
        files.put("data.json", pretty(copy));
        files.put(SCHEMA, schema());
        CopyTables.of(copy).forEach(table -> files.put(table.name(), Csv.of(table)));
        copy.items().stream()
                .filter(held -> held.item().equals("photo"))
                .forEach(held -> files.put(photoName(held.value()), photo(held.value())));
        files.put("data.pdf", pages.pdf(copy, mark));
        files.put("data.html", pages.html(copy).getBytes(UTF_8));
        var manifest = pretty(manifest(copy, mark, files));
        files.put("manifest.json", manifest);
        files.put("manifest.jws", signer.sign(manifest, TYPE).getBytes(UTF_8));
        return files;
    }

    static String photoName(JsonNode value) {
        var bytes = photo(value);
        return bytes.length > PNG.length
                        && bytes[0] == PNG[0]
                        && bytes[1] == PNG[1]
                        && bytes[2] == PNG[2]
                        && bytes[3] == PNG[3]
                ? "photo.png"
                : "photo.jpg";
    }

    private static byte[] photo(JsonNode value) {
        return Base64.getDecoder().decode(value.asText());
    }

    private static Manifest manifest(PersonalCopy copy, Mark mark, Map<String, byte[]> files) {
        return new Manifest(
                "xinshou-copy-manifest-1",
                copy.subject(),
                mark.request(),
                copy.madeAt(),
                mark.madeBy(),
                "/.well-known/jwks.json",
                files.entrySet().stream()
                        .map(file -> new Content(file.getKey(), file.getValue().length, sha256(file.getValue())))
                        .toList());
    }

    private byte[] pretty(Object content) {
        try {
            return json.writerWithDefaultPrettyPrinter().writeValueAsBytes(content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a copy cannot be written as JSON", e);
        }
    }

    private static byte[] schema() {
        try (var file = Objects.requireNonNull(CopyFiles.class.getResourceAsStream("/copy/" + SCHEMA))) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
