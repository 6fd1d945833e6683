package cn.xinshou.identity.kept;

import cn.xinshou.identity.right.Word;

/** How far an access has come. */
enum AccessState implements Word {
    ASKED,
    APPROVED,
    REFUSED,
    READ,
    EXPIRED
}
