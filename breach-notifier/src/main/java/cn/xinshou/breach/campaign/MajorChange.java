package cn.xinshou.breach.campaign;

/** One of the six kinds of major change that the policy names (chapter seven), in words. */
record MajorChange(int kind, String zh, String en) {

    static MajorChange of(int kind) {
        return switch (kind) {
            case 1 -> new MajorChange(kind, "服务模式发生重大变化", "The service model changes");
            case 2 -> new MajorChange(kind, "所有权或组织架构发生重大变化", "Ownership or organisation changes");
            case 3 ->
                new MajorChange(
                        kind, "共享、转让或公开披露的主要对象发生变化", "The main recipients of sharing, transfer or publication change");
            case 4 -> new MajorChange(kind, "您的权利及其行使方式发生重大变化", "Your rights and how to use them change");
            case 5 ->
                new MajorChange(
                        kind,
                        "负责部门、联络方式或投诉渠道发生变化",
                        "The department in charge, the contact or the complaint channel changes");
            case 6 -> new MajorChange(kind, "影响评估报告表明存在高风险", "An impact assessment shows a high risk");
            // A kind that is newer than this service is shown as it is: a person reads the difference anyway.
            default -> new MajorChange(kind, "其他重大变化", "Another major change");
        };
    }
}
