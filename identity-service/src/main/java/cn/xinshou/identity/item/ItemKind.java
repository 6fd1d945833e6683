package cn.xinshou.identity.item;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What kind of field a form needs for an item. */
public enum ItemKind {
    @JsonProperty("text")
    TEXT,
    @JsonProperty("code")
    CODE,
    @JsonProperty("date")
    DATE,
    @JsonProperty("picture")
    PICTURE,
    @JsonProperty("object")
    OBJECT
}
