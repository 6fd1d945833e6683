package cn.xinshou.breach.message;

import java.util.LinkedHashMap;
import java.util.Map;

/** A good value for every place in a text. */
final class Samples {

    private Samples() {}

    static Map<String, String> of(MessageKind kind) {
        var values = new LinkedHashMap<String, String>();
        kind.slots().forEach(slot -> values.put(slot.name(), value(slot.shape())));
        return values;
    }

    private static String value(Shape shape) {
        return switch (shape) {
            case CODE -> "482913";
            case REFERENCE -> "0199a000-0000-7000-8000-13912345678b";
            case REQUEST_KIND -> "copy";
            case OUTCOME -> "fulfilled";
            case MOMENT -> "2026-12-24T10:00:00Z";
            case NAME -> "第一中学";
            case TEXT -> "平时：北京。现在：广州。";
            case LINK -> "http://localhost:8084/x";
        };
    }
}
