package cn.xinshou.identity.request;

/** What every refusal says besides its reasons: where to complain, and that a court is open (PIPL 50). */
record RefusalNotice(String zh, String en) {

    static final RefusalNotice CURRENT = new RefusalNotice(
            "您如有异议，可以按隐私政策公布的联系方式投诉，由另一名工作人员复核；也可以依法向人民法院提起诉讼。",
            "If you disagree, complain through the contact named in the privacy policy and another officer will review it;"
                    + " you may also bring the matter before a people's court.");
}
