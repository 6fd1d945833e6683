package cn.xinshou.breach.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.HttpHeaders;

/** The language a person reads the pages in: Chinese unless they chose English. */
@RequestScoped
class Language {

    static final String COOKIE = "xinshou-language";

    private final HttpHeaders headers;

    Language(HttpHeaders headers) {
        this.headers = headers;
    }

    boolean english() {
        var chosen = headers.getCookies().get(COOKIE);
        return chosen != null && chosen.getValue().equals("en");
    }
}
