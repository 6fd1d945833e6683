package cn.xinshou.consent.recipient;

import cn.xinshou.consent.Words;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;

/** The example agreements and assessments that come with the shipped policy, so that what they allow can be tried. */
@ApplicationScoped
class ShippedPapers {

    record Papers(
            String agreement,
            Instant signedAt,
            Instant expires,
            String assessment,
            LocalDate assessedOn,
            Recipient.Risk risk,
            LocalDate reviewBy,
            Words measures) {}

    record Known(String policyVersion, Map<String, Papers> recipients) {}

    private final Known known;

    ShippedPapers() {
        try {
            known = YAMLMapper.builder().findAndAddModules().build().readValue(file("papers.yaml"), Known.class);
        } catch (IOException e) {
            throw new UncheckedIOException("the shipped papers are broken", e);
        }
    }

    Recipient complete(Recipient of) {
        var papers = known.recipients().get(of.id());
        if (papers == null || !known.policyVersion().equals(of.policyVersion())) {
            return of;
        }
        return new Recipient(
                of.id(),
                of.name(),
                of.relation(),
                of.role(),
                of.place(),
                of.contact(),
                new Recipient.Agreement(digest(papers.agreement()), papers.signedAt(), papers.expires()),
                of.instructions(),
                papers.measures(),
                of.policyVersion(),
                of.purposes(),
                of.items(),
                of.bases(),
                new Recipient.Assessment(
                        digest(papers.assessment()), papers.assessedOn(), papers.risk(), papers.reviewBy()),
                of.supervision(),
                of.endpoint(),
                of.subEntrusted(),
                of.ending());
    }

    private static String digest(String name) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file(name)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static byte[] file(String name) {
        try (var in = Objects.requireNonNull(ShippedPapers.class.getResourceAsStream("/recipient/" + name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
