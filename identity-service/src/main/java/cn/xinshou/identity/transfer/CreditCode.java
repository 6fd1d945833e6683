package cn.xinshou.identity.transfer;

/** Unified social credit codes (统一社会信用代码, GB 32100-2015): 18 characters, the last one checks the others. */
final class CreditCode {

    private static final String CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int LENGTH = 18;
    private static final int FACTOR = 3;

    private CreditCode() {}

    static boolean isValid(String code) {
        if (code.length() != LENGTH || code.chars().anyMatch(one -> CHARACTERS.indexOf(one) < 0)) {
            return false;
        }
        var sum = 0;
        var weight = 1;
        for (var i = 0; i < LENGTH - 1; i++) {
            sum += CHARACTERS.indexOf(code.charAt(i)) * weight;
            weight = weight * FACTOR % CHARACTERS.length();
        }
        var check = (CHARACTERS.length() - sum % CHARACTERS.length()) % CHARACTERS.length();
        return CHARACTERS.charAt(check) == code.charAt(LENGTH - 1);
    }
}
