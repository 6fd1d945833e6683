package cn.xinshou.identity.request.intake;

import cn.xinshou.frontdoor.Caller;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.request.Channel;
import cn.xinshou.identity.request.Language;
import cn.xinshou.identity.request.Requester;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What each kind of caller may say and see at the door of the desk. */
enum Filer {
    /** Enters what came by letter, mail, phone or over the counter, for whoever asked. */
    DESK {
        @Override
        Intake intake(RequestResource.Filing filing, Caller caller) {
            var channel = filing.channel();
            if (channel == null || !channel.isAtTheDesk()) {
                throw invalid("channel", "must be letter, mail, counter or phone");
            }
            if (filing.mailSetAside() != null && channel != Channel.MAIL) {
                throw invalid("mailSetAside", "is about a mail");
            }
            var requester = filing.requester() == null ? Requester.SELF : filing.requester();
            return with(filing, required(filing.subject()), channel, requester);
        }

        @Override
        @Nullable
        UUID listed(@Nullable UUID subject, Caller caller) {
            return subject;
        }
    },

    /** Passes a person's own request on. */
    PLATFORM {
        @Override
        Intake intake(RequestResource.Filing filing, Caller caller) {
            requireNothingOfTheDesk(filing);
            return with(filing, required(filing.subject()), Channel.PLATFORM, Requester.SELF);
        }

        @Override
        UUID listed(@Nullable UUID subject, Caller caller) {
            return required(subject);
        }
    },

    PERSON {
        @Override
        Intake intake(RequestResource.Filing filing, Caller caller) {
            requireNothingOfTheDesk(filing);
            return with(filing, own(filing.subject(), caller), Channel.ONLINE, Requester.SELF);
        }

        @Override
        UUID listed(@Nullable UUID subject, Caller caller) {
            return own(subject, caller);
        }
    };

    abstract Intake intake(RequestResource.Filing filing, Caller caller);

    /** Whose requests a list shows; null for everybody's. */
    abstract @Nullable UUID listed(@Nullable UUID subject, Caller caller);

    static Filer of(Caller caller) {
        if (caller.has("privacy-officer")) {
            return DESK;
        }
        return caller.has("platform") ? PLATFORM : PERSON;
    }

    private static Intake with(RequestResource.Filing filing, UUID subject, Channel channel, Requester requester) {
        return new Intake(
                subject,
                filing.kind(),
                channel,
                requester,
                present(filing.details()),
                present(filing.proof()),
                filing.language() == null ? Language.ZH : filing.language(),
                Boolean.TRUE.equals(filing.mailSetAside()));
    }

    private static UUID required(@Nullable UUID subject) {
        if (subject == null) {
            throw invalid("subject", "is required");
        }
        return subject;
    }

    private static UUID own(@Nullable UUID subject, Caller caller) {
        if (subject != null && !subject.equals(caller.subject())) {
            throw Problem.of(CommonProblem.FORBIDDEN, "People ask for themselves; the desk takes requests for others.");
        }
        return caller.subject();
    }

    private static void requireNothingOfTheDesk(RequestResource.Filing filing) {
        if (filing.channel() != null) {
            throw invalid("channel", "is for officers to state");
        }
        if (filing.requester() != null && filing.requester() != Requester.SELF) {
            throw invalid("requester", "is for officers to state");
        }
        if (filing.mailSetAside() != null) {
            throw invalid("mailSetAside", "is for officers to state");
        }
    }

    /** JSON's null says as much as leaving out. */
    private static @Nullable JsonNode present(@Nullable JsonNode words) {
        return words == null || words.isNull() ? null : words;
    }

    private static Problem invalid(String field, String why) {
        return Problem.of(CommonProblem.INVALID_REQUEST, "Mend the field named and send it again.")
                .field(field, why);
    }
}
