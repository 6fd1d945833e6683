package cn.xinshou.e2e.person;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Makes people up: well-formed in every digit, living nowhere. */
public final class People {

    private record Place(String region, String city, String street, String ip) {}

    /** Regions by GB/T 2260. The addresses are public name servers of carriers in those provinces, so that geography knows them. */
    private static final List<Place> PLACES = List.of(
            new Place("110105", "北京", "朝阳区示例路", "202.106.0.20"),
            new Place("310104", "上海", "徐汇区样本路", "202.96.209.133"),
            new Place("440103", "广州", "荔湾区例证路", "202.96.128.86"),
            new Place("510104", "成都", "锦江区虚构街", "61.139.2.69"));

    private static final String SURNAMES = "王李张刘陈杨黄赵周吴徐孙马朱胡郭何林罗高";
    private static final String GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红鑫宇晨轩涵怡欣雨泽浩然梓";
    private static final List<String> PREFIXES =
            List.of("133", "135", "136", "137", "138", "139", "150", "151", "158", "159", "177", "186", "188", "189");
    private static final List<String> EDUCATION = List.of("高中", "大学专科", "大学本科", "硕士研究生");

    private final RandomGenerator random;

    public People(RandomGenerator random) {
        this.random = random;
    }

    public static People made() {
        return new People(new Random());
    }

    public Person next() {
        int home = random.nextInt(PLACES.size());
        Place place = PLACES.get(home);
        Place away = PLACES.get((home + 1 + random.nextInt(PLACES.size() - 1)) % PLACES.size());
        LocalDate born = LocalDate.of(1988, 1, 1).plusDays(random.nextInt(6_500));
        UUID subject = new UUID(
                random.nextLong() & ~0xF000L | 0x4000L, random.nextLong() & ~0xC000000000000000L | 0x8000000000000000L);
        return new Person(
                subject,
                pick(SURNAMES) + pick(GIVEN) + pick(GIVEN),
                ResidentId.of(place.region(), born, 1 + random.nextInt(999)),
                pick(PREFIXES) + "%08d".formatted(random.nextInt(100_000_000)),
                "kaosheng%010d@baoming.example".formatted(random.nextLong(10_000_000_000L)),
                place.city(),
                place.city() + "市" + place.street() + (1 + random.nextInt(999)) + "号",
                pick(EDUCATION),
                place.ip(),
                away.ip());
    }

    private String pick(String characters) {
        return String.valueOf(characters.charAt(random.nextInt(characters.length())));
    }

    private String pick(List<String> words) {
        return words.get(random.nextInt(words.size()));
    }
}
