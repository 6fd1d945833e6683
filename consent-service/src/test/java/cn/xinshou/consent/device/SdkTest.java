package cn.xinshou.consent.device;

import static cn.xinshou.consent.Asking.impossibleRequest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import cn.xinshou.local.ServiceFixture;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** The script as it is served, and the files for the platform's own origin. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
class SdkTest {

    private static final int LARGEST = 12 * 1024;
    private static final Path PLATFORM = Path.of("src", "main", "resources", "platform");

    @Test
    void isSmall() throws IOException {
        var script = impossibleRequest().get("/sdk/consent.js").asByteArray();
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(script);
        }

        assertThat(packed.size()).isLessThanOrEqualTo(LARGEST);
    }

    @Test
    void runsUnderAStrictPolicy() {
        impossibleRequest()
                .get("/sdk/consent.js")
                .then()
                .statusCode(200)
                .header("Content-Type", containsString("javascript"))
                .header("Cache-Control", equalTo("public, max-age=3600"))
                .body(not(containsString("eval(")))
                .body(not(containsString("new Function")))
                .body(not(containsString("innerHTML")))
                .body(not(containsString("style=")))
                .body(not(containsString("import ")));
    }

    @Test
    void onlyTheDemoPagesRunScripts() {
        impossibleRequest()
                .get("/sdk/demo.html")
                .then()
                .header("Content-Security-Policy", containsString("script-src 'self'"));
        impossibleRequest()
                .accept("text/html")
                .get("/cookies")
                .then()
                .header("Content-Security-Policy", not(containsString("script-src")));
    }

    @Test
    void theFilesForThePlatformSayWhatTheServiceSays() throws IOException {
        for (var path : new String[] {"gpc.json", "dnt/", "dnt/consented"}) {
            var file = PLATFORM.resolve(".well-known")
                    .resolve(path.endsWith("/") ? path + "index.json" : path.replace("consented", "consented.json"));

            assertThat(impossibleRequest().get("/.well-known/" + path).asByteArray())
                    .isEqualTo(Files.readAllBytes(file));
        }
    }
}
