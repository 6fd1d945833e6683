package cn.xinshou.identity.access.watermark;

import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/** The mark that the answer of this exchange carries, once staff were let in. */
@RequestScoped
public class Watermarks {

    private @Nullable Watermark mark;

    public void put(Watermark watermark) {
        mark = watermark;
    }

    @Nullable
    Watermark mark() {
        return mark;
    }
}
