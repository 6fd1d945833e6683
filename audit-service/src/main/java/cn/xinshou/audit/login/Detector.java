package cn.xinshou.audit.login;

import java.util.Optional;

/** One rule by which a login can be odd. */
interface Detector {

    Optional<Finding> look(Situation situation);
}
