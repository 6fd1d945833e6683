package cn.xinshou.breach.delivery;

/** What may be shown of an address: enough for its owner to recognise it. */
final class MaskedAddress {

    private MaskedAddress() {}

    /** {@code zhang@qq.com} becomes {@code z***@qq.com}. */
    static String of(String address) {
        var at = address.lastIndexOf('@');
        return at < 1 ? "***" : address.substring(0, address.offsetByCodePoints(0, 1)) + "***" + address.substring(at);
    }
}
