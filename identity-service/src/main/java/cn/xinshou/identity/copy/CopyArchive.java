package cn.xinshou.identity.copy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateExtension;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** The copy as a file: a ZIP with {@code data.json} for programs and {@code data.html} for people, who need nothing but a browser. */
@ApplicationScoped
public class CopyArchive {

    private static final DateTimeFormatter CHINESE_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.of("Asia/Shanghai"));

    @CheckedTemplate(basePath = "")
    static class Templates {

        private Templates() {}

        static native TemplateInstance copy(PersonalCopy copy);
    }

    private final ObjectMapper json;

    CopyArchive(ObjectMapper json) {
        this.json = json;
    }

    public byte[] zip(PersonalCopy copy) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            add(zip, "data.json", json.writerWithDefaultPrettyPrinter().writeValueAsBytes(copy));
            add(zip, "data.html", Templates.copy(copy).render().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
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
