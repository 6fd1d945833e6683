package cn.xinshou.identity.copy;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.qute.TemplateExtension;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import net.lingala.zip4j.io.outputstream.ZipOutputStream;
import net.lingala.zip4j.model.ZipParameters;
import net.lingala.zip4j.model.enums.AesKeyStrength;
import net.lingala.zip4j.model.enums.EncryptionMethod;
import org.jspecify.annotations.Nullable;

/** The copy as one file, in the open or encrypted with AES-256 (WinZip AE-2), which every current unpacking program opens. */
@ApplicationScoped
public class CopyArchive {

    private static final DateTimeFormatter CHINESE_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.of("Asia/Shanghai"));

    private final CopyFiles files;

    CopyArchive(CopyFiles files) {
        this.files = files;
    }

    public byte[] zip(PersonalCopy copy, Mark mark) {
        return pack(copy, mark, null);
    }

    /** @param passphrase opens it; it is kept nowhere, so nobody but the person can */
    public byte[] zip(PersonalCopy copy, Mark mark, Passphrase passphrase) {
        return pack(copy, mark, passphrase.characters());
    }

    private byte[] pack(PersonalCopy copy, Mark mark, char @Nullable [] passphrase) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = passphrase == null ? new ZipOutputStream(bytes) : new ZipOutputStream(bytes, passphrase)) {
            for (var file : files.of(copy, mark).entrySet()) {
                zip.putNextEntry(entry(file.getKey(), passphrase != null));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static ZipParameters entry(String name, boolean encrypted) {
        var entry = new ZipParameters();
        entry.setFileNameInZip(name);
        if (encrypted) {
            entry.setEncryptFiles(true);
            entry.setEncryptionMethod(EncryptionMethod.AES);
            entry.setAesKeyStrength(AesKeyStrength.KEY_STRENGTH_256);
        }
        return entry;
    }

    /** Time in China, as people read it. */
    @TemplateExtension
    static String inChina(Instant instant) {
        return CHINESE_TIME.format(instant);
    }

    /** A value as people read it: text without quotes, anything else as it is. */
    @TemplateExtension
    static String readable(@Nullable JsonNode value) {
        if (value == null) {
            return "–";
        }
        return value.isTextual() ? value.textValue() : value.toString();
    }

    @TemplateExtension
    static String pictureType(JsonNode value) {
        return value.textValue().startsWith("/9j/") ? "image/jpeg" : "image/png";
    }
}
