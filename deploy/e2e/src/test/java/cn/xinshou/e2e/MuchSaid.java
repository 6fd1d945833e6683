package cn.xinshou.e2e;

import cn.xinshou.e2e.person.People;
import cn.xinshou.e2e.person.Person;
import cn.xinshou.e2e.suite.Door;
import cn.xinshou.e2e.suite.Tokens;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;

/**
 * Says to the identity service all that can be said about a person, each time with a value that is found nowhere else: every item, words in
 * requests, complaints and reasons, a recipient, a package with its passphrase, and somebody whom a school enters.
 */
final class MuchSaid {

    private final RunningSuite running;
    private final Person person;
    private final Person schools;
    private final Map<String, String> said = new LinkedHashMap<>();

    private MuchSaid(RunningSuite running, People people) {
        this.running = running;
        this.person = people.next();
        this.schools = people.next();
    }

    /** What was said, by what it is. */
    static Map<String, String> by(RunningSuite running, People people) {
        MuchSaid all = new MuchSaid(running, people);
        all.consents();
        all.items(people.next());
        all.words();
        all.recipient();
        all.parcel();
        all.schoolsCandidate();
        return all.said;
    }

    private void consents() {
        JsonNode policy = running.door()
                .with("Accept-Language", "zh")
                .get("consent", "/policies/current")
                .mustBe(200)
                .json();
        for (String purpose : new String[] {"exam-registration", "admission-photo"}) {
            ObjectNode act = json().put("purpose", purpose)
                    .put("action", "grant")
                    .put("policyVersion", policy.path("version").asText())
                    .put("textDigest", policy.path("digest").asText())
                    .put("language", "zh")
                    .put("surface", "registration-form")
                    .put("separate", true);
            as(Tokens.PLATFORM)
                    .post("consent", "/subjects/" + person.subject() + "/consents", act)
                    .mustBe(201);
        }
    }

    private void items(Person guardian) {
        ObjectNode items = person.items()
                .put("ethnicity", said("ethnicity", "鄂伦春族"))
                .put("nationality", said("nationality", "冰岛"))
                .put("city", said("city", "呼玛县"))
                .put("education", said("education", "博士研究生毕业"))
                .put("userName", said("userName", "zhuomuniao-77821"))
                .put("registrationNumber", said("registrationNumber", "ZK-88421-0937-QX"));
        for (String item : new String[] {"name", "idNumber", "phone", "email", "address", "birthDate"}) {
            said(item, items.path(item).asText());
        }
        items.putObject("guardian")
                .put("name", said("guardian's name", "欧阳" + guardian.name()))
                .put("phone", said("guardian's phone", guardian.phone()))
                .put("email", said("guardian's email", guardian.email()))
                .put("relation", said("guardian's relation", "堂叔祖父"));
        Door platform = as(Tokens.PLATFORM);
        String profile = "/profiles/" + person.subject();
        String version = platform.put("identity", profile + "?purpose=exam-registration", items)
                .mustBe(201)
                .header("ETag")
                .orElseThrow();
        byte[] picture = picture();
        platform.with("If-Match", version)
                .put(
                        "identity",
                        profile + "?purpose=admission-photo",
                        json().put("name", person.name())
                                .put("photo", Base64.getEncoder().encodeToString(picture)))
                .mustBe(200);
        // What a picture shows begins behind its headers.
        said("photo", Base64.getEncoder().encodeToString(picture).substring(120, 200));
        said("photo's bytes", java.util.HexFormat.of().formatHex(picture, 90, 140));
    }

    private void words() {
        as(Tokens.PLATFORM)
                .post("identity", "/requests", about("correction").put("details", said("request", "请把鹭鸶二字改正过来")))
                .mustBe(201);
        ObjectNode structured = about("correction");
        structured.putObject("details").putObject("items").put("address", said("asked correction", "鹭鸶巷七号之三"));
        as(Tokens.PLATFORM).post("identity", "/requests", structured).mustBe(201);
        as("officer")
                .post("identity", "/complaints", about(null).put("words", said("complaint", "答复像鸬鹚一样敷衍")))
                .mustBe(201);
        as("officer")
                .post("identity", "/break-glass", about(null).put("reason", said("emergency's reason", "有人在鹈鹕湖失联")))
                .mustBe(201);
        ObjectNode sanction = about(null).put("kind", "warning").put("reasons", said("sanction's reasons", "出借账号给鸊鷉"));
        sanction.putArray("evidence").add("a".repeat(64));
        as("officer").post("identity", "/sanctions", sanction).mustBe(201);
        String refused = atTheDesk("deletion");
        as("officer")
                .post(
                        "identity",
                        "/requests/" + refused + "/refuse",
                        json().put("ground", "a").put("reason", said("refusal's reason", "与鹪鹩一案重复")))
                .mustBe(200);
    }

    private void recipient() {
        String transfer = atTheDesk("transfer");
        ObjectNode target = json();
        target.putObject("recipient")
                .put("name", said("transfer's recipient", "鹡鸰河大学"))
                .put("creditCode", "91350100M000100Y43")
                .put("place", "CN-BJ");
        target.putArray("items").add("name").add("city");
        as("officer")
                .put("identity", "/requests/" + transfer + "/transfer", target)
                .mustBe(200);
    }

    private void parcel() {
        String copy = atTheDesk("copy");
        as("officer")
                .post("identity", "/requests/" + copy + "/fulfil", json().put("answer", "已备好"))
                .mustBe(200);
        as("officer")
                .post(
                        "identity",
                        "/requests/" + copy + "/package",
                        json().put("passphrase", said("passphrase", "qozemu walks 41 fields")))
                .mustBe(200, 201);
    }

    private void schoolsCandidate() {
        ObjectNode delegation = json().put("school", "4111010001")
                .put("schoolName", "示例中学")
                .put("purpose", "exam-registration")
                .put("exam", "2026-10 自学考试")
                .put("until", Instant.now().plus(Duration.ofDays(30)).toString())
                .put("atMost", 10);
        delegation.putArray("items").add("name").add("idNumber").add("phone");
        delegation.putArray("staff").add(running.suite().subject("school").toString());
        String id = as("officer")
                .post("identity", "/delegations", delegation)
                .mustBe(201)
                .json()
                .path("id")
                .asText();
        ObjectNode row = json().put("row", "A-1");
        row.putObject("items")
                .put("name", said("school-entered name", "上官" + schools.name()))
                .put("idNumber", said("school-entered idNumber", schools.idNumber()))
                .put("phone", said("school-entered phone", schools.phone()));
        JsonNode entered = as("school")
                .post(
                        "identity",
                        "/delegations/" + id + "/candidates",
                        JsonNodeFactory.instance.arrayNode().add(row))
                .mustBe(200)
                .json();
        if (entered.path("entered").asInt() != 1) {
            throw new AssertionError("The school's row was not entered");
        }
    }

    /** A request that came by letter, of which an officer has seen who wrote it. */
    private String atTheDesk(String kind) {
        String id = as("officer")
                .post("identity", "/requests", about(kind).put("channel", "letter"))
                .mustBe(201)
                .json()
                .path("id")
                .asText();
        as("officer").post("identity", "/requests/" + id + "/verify", json()).mustBe(200);
        return id;
    }

    private ObjectNode about(String kind) {
        ObjectNode body = json().put("subject", person.subject().toString());
        return kind == null ? body : body.put("kind", kind);
    }

    private String said(String what, String value) {
        said.put(what, value);
        return value;
    }

    private Door as(String who) {
        return running.door().as(who);
    }

    private static ObjectNode json() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** Noise, so that no two are alike and none can be made smaller. */
    private static byte[] picture() {
        BufferedImage picture = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
        Random random = new Random();
        for (int dot = 0; dot < 64 * 64; dot++) {
            picture.setRGB(dot % 64, dot / 64, random.nextInt(0xFFFFFF));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "png", bytes);
        } catch (IOException fromMemory) {
            throw new UncheckedIOException(fromMemory);
        }
        return bytes.toByteArray();
    }
}
