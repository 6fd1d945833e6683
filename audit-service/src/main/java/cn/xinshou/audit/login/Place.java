package cn.xinshou.audit.login;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** As far as an address tells. What is unknown is null and is no evidence of anything. */
record Place(
        @Nullable String country,
        @Nullable String province,
        @Nullable String city,
        @Nullable String carrier) {

    static final Place UNKNOWN = new Place(null, null, null, null);

    /** What counts as a different place: the province at home, the country abroad; null if unknown. */
    @Nullable
    String region() {
        return Provinces.HOME.equals(country) ? province : country;
    }

    String zh() {
        return region() == null ? "未知地点" : text(region(), city, carrier);
    }

    String en() {
        var region = region();
        return region == null ? "an unknown place" : text(Provinces.english(region), city, carrier);
    }

    private static String text(@Nullable String... words) {
        return Stream.of(words).filter(Objects::nonNull).collect(Collectors.joining(" "));
    }
}
