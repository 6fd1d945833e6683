package cn.xinshou.consent.device;

import cn.xinshou.consent.Words;
import cn.xinshou.consent.purpose.Purpose;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which of several wills about one purpose on one device prevails (promise P2.3). The order is published, as Global Privacy Control asks of
 * whoever settles conflicts with explicit choices.
 */
final class Precedence {

    /** @param since null where nothing was ever decided */
    record Effective(boolean on, Source source, @Nullable Instant since) {}

    /** One step of the order, for people. */
    record Step(String id, Words says) {}

    static final List<Step> STEPS = List.of(
            new Step(
                    "necessary",
                    new Words("必要的用途始终开启，登录安全属于必要用途。", "What is necessary is always on; login security is necessary.")),
            new Step(
                    "grant-after-signal",
                    new Words(
                            "在本设备上、就该用途、在看到与浏览器信号冲突的提示之后作出的同意。",
                            "An agreement given on this device, for this purpose, after the conflict with the browser's signal was shown.")),
            new Step(
                    "signal",
                    new Words(
                            "浏览器信号：全球隐私控制（Sec-GPC: 1），其次是请勿跟踪（DNT: 1）。您已关联到账号的任一设备发出的信号，对不知道会在哪台设备上进行的用途（如邮件）同样有效。",
                            "The browser's signal: Global Privacy Control (Sec-GPC: 1), then Do Not Track (DNT: 1). A signal of any device you linked to your account also counts where nobody knows on which device a use will be, as of mails.")),
            new Step("older-choice", new Words("在本设备上作出的其他选择。", "Any other choice made on this device.")),
            new Step("default", new Words("默认：关闭。", "The default: off.")));

    private Precedence() {}

    /** @param state as it is while the signals of this moment are heard */
    static Effective of(Purpose purpose, Instant policyFrom, DeviceState state, Instant now) {
        if (!purpose.needsConsent()) {
            return new Effective(true, Source.NECESSARY, policyFrom);
        }
        var made = state.choice(purpose.id()).filter(choice -> holds(purpose, choice, now));
        var signal = signal(made.filter(choice -> choice.choice() == Choice.grant), state);
        if (signal != null) {
            return signal;
        }
        return made.map(choice -> new Effective(choice.choice() == Choice.grant, Source.CHOICE, choice.at()))
                .orElseGet(() -> new Effective(false, Source.DEFAULT, null));
    }

    /** The signal that the grant, if there is one, does not outweigh. */
    private static @Nullable Effective signal(Optional<DeviceState.Made> grant, DeviceState state) {
        var gpc = state.gpc();
        if (gpc != null
                && grant.filter(made -> made.conflict().gpc() && isSince(made, gpc))
                        .isEmpty()) {
            return new Effective(false, Source.SIGNAL_GPC, gpc);
        }
        var dnt = state.dnt();
        if (dnt != null
                && grant.filter(made -> made.conflict().dnt() && isSince(made, dnt))
                        .isEmpty()) {
            return new Effective(false, Source.SIGNAL_DNT, dnt);
        }
        return null;
    }

    /** Whether a grant outweighs every signal that is on. */
    static boolean outweighs(DeviceState.Made grant, DeviceState state) {
        return signal(Optional.of(grant), state) == null;
    }

    /** A grant counts against a signal only if made while that signal was on and known to be: one that went and came back is new. */
    private static boolean isSince(DeviceState.Made grant, Instant signal) {
        return !grant.at().isBefore(signal);
    }

    private static boolean holds(Purpose purpose, DeviceState.Made made, Instant now) {
        return switch (made.choice()) {
            case grant ->
                purpose.endOfConsent(made.at()).filter(end -> !end.isAfter(now)).isEmpty();
            case refuse -> true;
            case forget -> false;
        };
    }
}
