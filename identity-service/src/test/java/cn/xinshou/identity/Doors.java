package cn.xinshou.identity;

import cn.xinshou.local.Contract;
import io.restassured.builder.RequestSpecBuilder;
import io.restassured.config.EncoderConfig;
import io.restassured.config.LogConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.filter.Filter;
import io.restassured.filter.log.LogDetail;
import io.restassured.specification.RequestSpecification;
import org.eclipse.microprofile.config.ConfigProvider;

/** How tests come in: every answer they get is held against the published contract. */
public final class Doors {

    private static final Filter CONTRACT = Contract.of("identity-service").responses();

    private Doors() {}

    public static RequestSpecification json() {
        return with("application/json");
    }

    public static RequestSpecification mergePatch() {
        return with("application/merge-patch+json");
    }

    /** For threads that do not share the test's defaults. */
    public static String url(String path) {
        return ConfigProvider.getConfig().getValue("test.url", String.class) + path;
    }

    private static RequestSpecification with(String contentType) {
        return new RequestSpecBuilder()
                .setConfig(RestAssuredConfig.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .encodeContentTypeAs(
                                        "application/merge-patch+json", io.restassured.http.ContentType.TEXT)
                                .defaultContentCharset("UTF-8")
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false))
                        // What failed is shown as it was sent: indented, a nest of 20,000 lists is two gigabytes.
                        .logConfig(LogConfig.logConfig()
                                .enableLoggingOfRequestAndResponseIfValidationFails(LogDetail.ALL)
                                .enablePrettyPrinting(false)))
                .setContentType(contentType)
                .addFilter(CONTRACT)
                .build();
    }
}
