package cn.xinshou.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Some people with accounts and tokens of their own, whose profiles the service itself has made. */
record AccountHolders(List<UUID> subjects, List<String> tokens) {

    private static final long FIRST = 1_900_000;

    /** @param service which permits the platform everything */
    static AccountHolders register(Lab lab, RunningService service, int count) throws Exception {
        var identity = lab.identity();
        var accounts = identity.accounts().make("bench-", count, identity.secret());
        var subjects = new ArrayList<UUID>();
        var tokens = new ArrayList<String>();
        try (var caller = new Caller(service.base(), identity.token())) {
            for (var i = 0; i < count; i++) {
                var account = accounts.get(i);
                caller.send("PUT\t/profiles/" + account.subject() + "?purpose=" + IdentityPeople.PURPOSE + "\t"
                        + ProfileRequests.body(FIRST + i));
                subjects.add(account.subject());
                tokens.add(identity.tokenOf(account.user()));
            }
        }
        return new AccountHolders(subjects, tokens);
    }

    /** One request of each of them, in turns. */
    List<String> each(String methodAndPath) {
        return tokens.stream()
                .map(token -> methodAndPath + "\t\tAuthorization: Bearer " + token)
                .toList();
    }
}
