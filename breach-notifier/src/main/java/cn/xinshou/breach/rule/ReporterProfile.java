package cn.xinshou.breach.rule;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * What the reporting organisation is to the law (国家网络安全事件报告管理办法 art. 4): operator of critical information
 * infrastructure, central organ or a unit directly under one, anybody else.
 */
public enum ReporterProfile {
    CII,
    CENTRAL,
    OTHER;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
