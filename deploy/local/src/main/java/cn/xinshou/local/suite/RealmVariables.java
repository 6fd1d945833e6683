package cn.xinshou.local.suite;

import java.util.Locale;
import java.util.function.UnaryOperator;

/** What the realm's files leave open, from this suite's secrets and ports. */
record RealmVariables(Secrets secrets, Ports ports) implements UnaryOperator<String> {

    static String clientSecret(String client) {
        return "client." + client;
    }

    static String userPassword(String user) {
        return "user." + user;
    }

    @Override
    public String apply(String variable) {
        if (variable.equals("XINSHOU_BREACH_URL")) {
            return ports.url(Door.BREACH);
        }
        if (variable.startsWith("XINSHOU_USER_") && variable.endsWith("_PASSWORD")) {
            return secrets.of(userPassword(inner(variable, "XINSHOU_USER_", "_PASSWORD")));
        }
        if (variable.startsWith("XINSHOU_") && variable.endsWith("_SECRET")) {
            return secrets.of(clientSecret(inner(variable, "XINSHOU_", "_SECRET")));
        }
        throw new IllegalStateException("the realm asks for ${" + variable + "}, which nobody knows");
    }

    private static String inner(String variable, String before, String after) {
        return variable.substring(before.length(), variable.length() - after.length())
                .toLowerCase(Locale.ROOT)
                .replace('_', '-');
    }
}
