package cn.xinshou.bench;

import cn.xinshou.bench.Accounts.Account;
import java.util.List;
import java.util.UUID;

/** Some people with accounts of their own, whose profiles the service itself has made. */
record AccountHolders(Identity identity, List<Account> accounts) {

    private static final long FIRST = 1_900_000;

    /** @param service which permits the platform everything */
    static AccountHolders register(Lab lab, RunningService service, int count) throws Exception {
        var identity = lab.identity();
        var accounts = identity.accounts().make("bench-", count, identity.secret());
        try (var caller = new Caller(service.base(), identity.token())) {
            for (var i = 0; i < count; i++) {
                caller.send("PUT\t/profiles/" + accounts.get(i).subject() + "?purpose=" + IdentityPeople.PURPOSE + "\t"
                        + ProfileRequests.body(FIRST + i));
            }
        }
        return new AccountHolders(identity, accounts);
    }

    List<UUID> subjects() {
        return accounts.stream().map(Account::subject).toList();
    }

    /** One request of each of them, in turns, with tokens that are fresh: good for ten minutes. */
    List<String> each(String methodAndPath) {
        return accounts.stream()
                .map(account -> methodAndPath + "\t\tAuthorization: Bearer " + identity.tokenOf(account.user()))
                .toList();
    }
}
