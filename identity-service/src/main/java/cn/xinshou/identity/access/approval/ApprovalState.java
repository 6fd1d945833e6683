package cn.xinshou.identity.access.approval;

import cn.xinshou.identity.right.Word;

/** What came of asking a second person. */
enum ApprovalState implements Word {
    PENDING,
    APPROVED,
    REJECTED
}
