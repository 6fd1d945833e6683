package cn.xinshou.identity.erasure.confirmation;

import jakarta.enterprise.context.ApplicationScoped;

/** Has the accounts of people who are gone closed when a test wants it. */
@ApplicationScoped
public class GivenAccounts {

    private final CloseAccounts accounts;

    GivenAccounts(CloseAccounts accounts) {
        this.accounts = accounts;
    }

    public void close() {
        accounts.close();
    }
}
