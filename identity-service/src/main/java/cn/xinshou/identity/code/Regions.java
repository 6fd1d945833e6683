package cn.xinshou.identity.code;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Administrative regions (行政区划) in three levels: provinces {@code 440000}, prefectures {@code 440100}, counties {@code 440106}. A place may be
 * written with those above it, as people do: 广东省广州市天河区, 广州天河, 杭州.
 */
public final class Regions implements CodeList {

    public static final Regions ALL = new Regions(CodeTable.read("regions.tsv"));

    private static final String COUNTRY_ZH = "中国";
    private static final String COUNTRY_EN = "china";

    private final List<Code> codes;
    private final Map<String, Set<String>> wordings;
    private final CodeTable provinces;
    private final CodeTable prefectures;
    private final CodeTable counties;

    Regions(List<Code> codes) {
        this.codes = codes;
        this.wordings = codes.stream()
                .collect(Collectors.toMap(Code::code, code -> code.wordings().collect(Collectors.toSet())));
        this.provinces = level(codes.stream().filter(Regions::isProvince));
        this.prefectures = level(codes.stream().filter(Regions::isPrefecture));
        this.counties = level(codes.stream().filter(Regions::isCounty));
    }

    @Override
    public String standard() {
        return "GB/T 2260";
    }

    @Override
    public List<Code> codes() {
        return codes;
    }

    /** The highest level that knows the wording decides: 朝阳 is the prefecture, as long as nothing stands before it. */
    @Override
    public Optional<Code> find(String text) {
        var wording = withoutCountry(Wording.of(text));
        return alone(wording)
                .or(() -> within(provinces.codes(), wording))
                .or(() -> within(prefectures.codes(), wording));
    }

    @Override
    public String written(Code code) {
        if (!isCounty(code)) {
            return code.zh();
        }
        return above(code).map(Code::zh).orElse("") + code.zh();
    }

    /** The regions one level below, or the provinces. */
    public List<Code> below(Code region) {
        if (isCounty(region)) {
            return List.of();
        }
        return codes.stream()
                .filter(code -> above(code).filter(region::equals).isPresent())
                .toList();
    }

    public List<Code> provinces() {
        return provinces.codes();
    }

    private Optional<Code> alone(String wording) {
        return provinces.find(wording).or(() -> prefectures.find(wording)).or(() -> counties.find(wording));
    }

    /** A place behind the name of one that it lies in. */
    private Optional<Code> within(List<Code> larger, String wording) {
        var found = larger.stream()
                .flatMap(region -> wordings(region).stream()
                        .filter(wording::startsWith)
                        .flatMap(name -> inside(region, wording.substring(name.length()))))
                .distinct()
                .toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    private Stream<Code> inside(Code region, String rest) {
        if (wordings(region).contains(rest)) {
            return Stream.of(region);
        }
        var inner = codes.stream()
                .filter(code -> !code.equals(region) && lies(code, region))
                .toList();
        var direct =
                inner.stream().filter(code -> wordings(code).contains(rest)).toList();
        if (!direct.isEmpty()) {
            return highest(direct);
        }
        return isProvince(region)
                ? inner.stream()
                        .filter(Regions::isPrefecture)
                        .flatMap(city -> wordings(city).stream()
                                .filter(name -> rest.startsWith(name) && rest.length() > name.length())
                                .flatMap(name -> inside(city, rest.substring(name.length()))))
                : Stream.empty();
    }

    private Set<String> wordings(Code code) {
        return wordings.getOrDefault(code.code(), Set.of());
    }

    private static Stream<Code> highest(List<Code> same) {
        var prefectures = same.stream().filter(Regions::isPrefecture).toList();
        return prefectures.isEmpty() ? same.stream() : prefectures.stream();
    }

    /** The region one level up: the prefecture, or the province where there is none between. */
    private Optional<Code> above(Code code) {
        if (isProvince(code)) {
            return Optional.empty();
        }
        var prefecture = code.code().substring(0, 4) + "00";
        return isCounty(code) && prefectures.find(prefecture).isPresent()
                ? prefectures.find(prefecture)
                : provinces.find(code.code().substring(0, 2) + "0000");
    }

    private static CodeTable level(Stream<Code> codes) {
        return new CodeTable("GB/T 2260", codes.toList());
    }

    private static String withoutCountry(String wording) {
        if (wording.startsWith(COUNTRY_ZH)) {
            return wording.substring(COUNTRY_ZH.length());
        }
        return wording.endsWith(COUNTRY_EN) ? wording.substring(0, wording.length() - COUNTRY_EN.length()) : wording;
    }

    private static boolean lies(Code code, Code region) {
        return code.code().startsWith(region.code().substring(0, isProvince(region) ? 2 : 4));
    }

    private static boolean isProvince(Code code) {
        return code.code().endsWith("0000");
    }

    private static boolean isPrefecture(Code code) {
        return !isProvince(code) && code.code().endsWith("00");
    }

    private static boolean isCounty(Code code) {
        return !code.code().endsWith("00");
    }
}
