package cn.xinshou.breach.campaign;

import java.time.Instant;
import java.util.List;

/**
 * Everybody is to be told of a major change of the policy (consent-service, {@code notice-requested}): the fields read here.
 *
 * @param classes the kinds of major change, 1 to 6
 * @param reducing whether it holds for a person only after explicit consent
 * @param difference where people read what changes, at consent-service
 * @param before by when everybody is to be told
 */
record NoticeRequested(
        String version,
        String previous,
        List<Integer> classes,
        boolean reducing,
        String difference,
        Instant before,
        Instant at) {}
