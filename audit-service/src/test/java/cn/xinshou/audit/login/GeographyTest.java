package cn.xinshou.audit.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeographyTest {

    private static final Geography GEOGRAPHY = new Geography(Optional.empty());

    private static Place of(String address) {
        return GEOGRAPHY.of(Address.read(address).orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({
        "59.52.0.1, 江西, 南昌市, 电信",
        "211.141.90.68, 江西, 南昌市, 移动",
        "223.5.5.5, 浙江, 杭州市, 阿里云",
        "114.114.114.114, 江苏, 南京市,",
        "202.96.128.86, 广东, 广州市, 电信"
    })
    void knowsWhereChineseAddressesAre(String address, String province, String city, String carrier) {
        var place = of(address);

        assertThat(place.region()).isEqualTo(province);
        assertThat(place.city()).isEqualTo(city);
        if (carrier != null) {
            assertThat(place.carrier()).isEqualTo(carrier);
        }
    }

    @Test
    void abroadItIsTheCountryThatCounts() {
        assertThat(of("8.8.8.8").region()).isEqualTo("美国");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.1.2.3", "127.0.0.1", "192.168.0.1", "::1", "2001:db8::1"})
    void doesNotKnowWhereEverythingElseIs(String address) {
        assertThat(of(address).region()).isNull();
    }

    @Test
    void readsBothFormsOfTheTable() {
        var old = Geography.read("中国|0|江西省|南昌市|电信");

        assertThat(Geography.read("中国|江西|南昌市|电信|CN")).isEqualTo(old);
        assertThat(Geography.read("中国|0|0|0|移动").region()).isNull();
        assertThat(Geography.read("0|0|0|内网IP|内网IP").region()).isNull();
        assertThat(Geography.read("中国|内蒙古自治区|包头市|0|CN").region()).isEqualTo("内蒙古");
        assertThat(Geography.read("")).isEqualTo(Place.UNKNOWN);
        assertThat(Geography.read(null)).isEqualTo(Place.UNKNOWN);
    }
}
