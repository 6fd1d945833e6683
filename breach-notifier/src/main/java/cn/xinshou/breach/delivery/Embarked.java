package cn.xinshou.breach.delivery;

import java.util.UUID;

/** What is written down about an attempt before the network is touched. */
record Embarked(
        UUID delivery, String code, String messageId, String bodyHash, String maskedAddress, String addressHash) {}
