package cn.xinshou.identity.access;

import static org.assertj.core.api.Assertions.assertThat;

import cn.xinshou.identity.item.Item;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MaskingTest {

    @ParameterizedTest
    @CsvSource({
        "NAME, 李明, 李*",
        "NAME, 𠮷田㐀, 𠮷**",
        "NAME, 阿依古丽·买买提, 阿*******",
        "NAME, 李, 李",
        "PHONE, 13812345678, 138****5678",
        "ID_NUMBER, 11010120010228001X, 110***********001X",
        "EMAIL, li.ming@example.cn, l***@example.cn",
        "EMAIL, no mail, ***",
        "ADDRESS, 北京市海淀区中关村大街1号院2号楼, 北京市海淀***",
        "ADDRESS, 村东头, 村***",
        "USER_NAME, liming1998, l***",
        "BIRTH_DATE, 2001-02-28, 2001",
        "REGISTRATION_NUMBER, BJ2026000118, ********0118",
        "REGISTRATION_NUMBER, A118, ***",
        "PHOTO, iVBORw0KGgo, ***",
        "ETHNICITY, 汉族, ***",
        "CITY, 北京, 北京",
        "GUARDIAN, 王芳, 王*"
    })
    void showsEnoughToCompareAndTooLittleToUse(Item item, String value, String shown) {
        assertThat(Masking.mask(item, TextNode.valueOf(value)).textValue()).isEqualTo(shown);
    }

    @Test
    void masksAGuardianPartByPart() {
        var guardian = JsonNodeFactory.instance
                .objectNode()
                .put("name", "王芳")
                .put("phone", "13912345678")
                .put("email", "wang@example.cn")
                .put("relation", "母亲")
                .put("idNumber", "11010120010228001X");

        assertThat(Masking.mask(Item.GUARDIAN, guardian).toString())
                .isEqualTo(
                        "{\"name\":\"王*\",\"phone\":\"139****5678\",\"email\":\"w***@example.cn\",\"relation\":\"母亲\","
                                + "\"idNumber\":\"***\"}");
    }

    /** A value of a form that nobody thought of must not slip through. */
    @ParameterizedTest
    @EnumSource(
            value = Item.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"SEX", "NATIONALITY", "CITY", "EDUCATION", "GUARDIAN"})
    void hidesWhatItHasNoRuleFor(Item item) {
        var value = JsonNodeFactory.instance.objectNode().put("whole", "13812345678");

        assertThat(Masking.mask(item, value).toString()).isEqualTo("\"***\"");
    }
}
