package cn.xinshou.breach.channel.email;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** RFC 6376 once more, from the receiver's side and independent of the library that signs: relaxed/relaxed and rsa-sha256 only. */
final class Signature {

    private final List<String> headers;
    private final String body;
    private final String signature;

    private Signature(List<String> headers, String body) {
        this.headers = headers;
        this.body = body;
        this.signature = headers.stream()
                .filter(h -> name(h).equals("dkim-signature"))
                .findFirst()
                .orElse("");
    }

    static Signature of(String raw) {
        var end = raw.indexOf("\r\n\r\n");
        var headers = Arrays.asList(raw.substring(0, end).split("\r\n(?![ \t])"));
        return new Signature(headers, raw.substring(end + 4));
    }

    String tag(String name) {
        var found = Pattern.compile("(?:^|;)\\s*" + name + "=([^;]*)")
                .matcher(signature.substring(signature.indexOf(':') + 1));
        return found.find() ? found.group(1).replaceAll("\\s", "") : "";
    }

    List<String> covered() {
        return List.of(tag("h").toLowerCase(Locale.ROOT).split(":"));
    }

    /** @param record the TXT record that the domain publishes */
    boolean holds(String record) throws GeneralSecurityException {
        var bodyHash = MessageDigest.getInstance("SHA-256").digest(relaxedBody().getBytes(ISO_8859_1));
        if (signature.isEmpty() || !Arrays.equals(bodyHash, Base64.getDecoder().decode(tag("bh")))) {
            return false;
        }
        var key = KeyFactory.getInstance("RSA")
                .generatePublic(
                        new X509EncodedKeySpec(Base64.getDecoder().decode(record.substring(record.indexOf("p=") + 2))));
        var check = java.security.Signature.getInstance("SHA256withRSA");
        check.initVerify(key);
        check.update(signedHeaders().getBytes(ISO_8859_1));
        return check.verify(Base64.getDecoder().decode(tag("b")));
    }

    private String signedHeaders() {
        var signed = new StringBuilder();
        var left = new ArrayList<>(headers);
        for (var name : covered()) {
            for (var i = left.size() - 1; i >= 0; i--) {
                if (name(left.get(i)).equals(name)) {
                    signed.append(relaxed(left.remove(i))).append("\r\n");
                    break;
                }
            }
        }
        return signed + relaxed(signature.replaceAll("(;\\s*b=)[^;]*", "$1"));
    }

    private String relaxedBody() {
        var lines = new ArrayList<String>();
        for (var line : body.split("\r\n", -1)) {
            lines.add(line.replaceAll("[ \t]+", " ").replaceAll(" $", ""));
        }
        while (!lines.isEmpty() && lines.getLast().isEmpty()) {
            lines.removeLast();
        }
        return lines.isEmpty() ? "" : String.join("\r\n", lines) + "\r\n";
    }

    private static String relaxed(String header) {
        var colon = header.indexOf(':');
        return name(header) + ":"
                + header.substring(colon + 1)
                        .replaceAll("\r\n", "")
                        .replaceAll("[ \t]+", " ")
                        .strip();
    }

    private static String name(String header) {
        return header.substring(0, header.indexOf(':')).strip().toLowerCase(Locale.ROOT);
    }
}
