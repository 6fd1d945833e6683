package cn.xinshou.identity.request.view;

/** What people are told when they begin to deal with the desk (promises P4.5, P5.6). */
public record Advice(String zh, String en) {

    public static final Advice AT_INTAKE = new Advice(
            "请使用强度高的密码并妥善保管，不要告诉他人。请不要通过电子邮件或聊天工具发送身份证号等个人信息：补充材料请在登录后提交；" + "含有个人信息的来信会被搁置，不予使用。",
            "Use a strong password and keep it to yourself. Send no ID number or other personal data by mail or chat: hand in"
                    + " what is needed after signing in. A mail that holds personal data is set aside and not used.");
}
