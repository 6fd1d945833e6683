package cn.xinshou.consent.mail;

import cn.xinshou.consent.decision.Permission;
import cn.xinshou.consent.mail.MailLink.Kind;
import cn.xinshou.consent.policy.Policies;
import cn.xinshou.consent.problem.ConsentProblem;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** What the platform puts into one person's mail: the headers of RFC 2369 and RFC 8058, and links that are followed only with consent. */
@Path("/subjects/{subject}/mail-links")
@RolesAllowed("platform")
@RunOnVirtualThread
class MailLinkResource {

    private static final int LONGEST_LINK = 2_000;

    /** @param links the addresses in the mail, to be counted if the person consents to that */
    record Request(
            @NotNull @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
            String purpose,

            @NotNull @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
            String mailing,

            @Nullable @Size(max = 50) List<@NotNull String> links) {}

    /**
     * @param mayBeSent whether the person consents to mails of this purpose now
     * @param tracked whether the person consents to being followed now; else the links are the ones given and there is no pixel
     */
    record Links(
            boolean mayBeSent,
            boolean tracked,
            String listUnsubscribe,
            String listUnsubscribePost,
            String page,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            String pixel,

            List<String> links) {}

    private final LinkTokens tokens;
    private final Tracking tracking;
    private final Permission permission;
    private final Policies policies;
    private final Clock clock;
    private final Optional<String> address;
    private final Duration lasts;

    MailLinkResource(
            LinkTokens tokens,
            Tracking tracking,
            Permission permission,
            Policies policies,
            Clock clock,
            @ConfigProperty(name = "xinshou.consent.public-address") Optional<String> address,
            @ConfigProperty(name = "xinshou.mail.links-last") Duration lasts) {
        this.tokens = tokens;
        this.tracking = tracking;
        this.permission = permission;
        this.policies = policies;
        this.clock = clock;
        this.address = address;
        this.lasts = lasts;
    }

    @POST
    public Links links(UUID subject, @Valid @NotNull Request request, @Context UriInfo uri) {
        requireAdditional(request.purpose());
        var given = checked(request.links() == null ? List.of() : request.links());
        var base = address.orElseGet(() -> uri.getBaseUri().toString()).replaceAll("/+$", "");
        var page = base + "/unsubscribe/" + token(Kind.UNSUBSCRIBE, subject, request, null);
        var tracked = tracking.isAllowed(subject, request.purpose());
        return new Links(
                tracked || permission.holdsNow(subject, request.purpose()),
                tracked,
                "<" + page + ">",
                UnsubscribeResource.FIELD + "=" + UnsubscribeResource.ONE_CLICK,
                page,
                tracked ? base + "/p/" + token(Kind.OPEN, subject, request, null) + ".gif" : null,
                given.stream()
                        .map(link -> tracked ? base + "/l/" + token(Kind.CLICK, subject, request, link) : link)
                        .toList());
    }

    private String token(Kind kind, UUID subject, Request request, @Nullable String target) {
        var expires = clock.instant().plus(lasts);
        return tokens.seal(new MailLink(kind, subject, request.purpose(), request.mailing(), target, expires));
    }

    /** There is no unsubscribing from what rests on no consent: statutory notices and receipts carry no such link (PIPL 57). */
    private void requireAdditional(String id) {
        var purpose = policies.current()
                .purpose(id)
                .orElseThrow(() -> Problem.of(ConsentProblem.UNKNOWN_PURPOSE, "See purposes at /policies/current.")
                        .field("purpose", "is not a purpose of the version in force"));
        if (!purpose.needsConsent()) {
            throw Problem.of(ConsentProblem.NOTHING_TO_CONSENT_TO, "Mails of a core purpose carry no List-Unsubscribe.")
                    .field("purpose", "is a core purpose");
        }
    }

    private static List<String> checked(List<String> links) {
        IntStream.range(0, links.size())
                .filter(i -> !isWebAddress(links.get(i)))
                .findFirst()
                .ifPresent(i -> {
                    throw Problem.of(CommonProblem.INVALID_REQUEST, "Give the whole address of a page.")
                            .field("links[" + i + "]", "must be an http or https address of at most " + LONGEST_LINK);
                });
        return links;
    }

    private static boolean isWebAddress(String link) {
        try {
            var address = new URI(link);
            return link.length() <= LONGEST_LINK
                    && ("https".equals(address.getScheme()) || "http".equals(address.getScheme()))
                    && address.getHost() != null
                    && address.getUserInfo() == null
                    && link.chars().allMatch(c -> c > ' ' && c < 127);
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
