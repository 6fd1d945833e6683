package cn.xinshou.identity.form;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import cn.xinshou.identity.ConsentNeighbour;
import cn.xinshou.identity.Doors;
import cn.xinshou.local.ServiceFixture;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(ServiceFixture.class)
@WithTestResource(ConsentNeighbour.class)
class ItemResourceTest {

    private static ValidatableResponse get(String path, Object... parameters) {
        return given().spec(Doors.json()).get(path, parameters).then();
    }

    @Nested
    @TestSecurity(user = "platform", roles = "platform")
    class AsAnyCaller {

        @Test
        void readsWhatAFormHasToKnow() {
            get("/items")
                    .statusCode(200)
                    .body("items", hasSize(15))
                    .body("next", equalTo(null))
                    .body("items.find { it.item == 'idNumber' }.label.zh", equalTo("身份证件号码"))
                    .body("items.findAll { it.immutable }.item", contains("idNumber", "registrationNumber"))
                    .body("items.findAll { !it.lockable }.item", contains("phone", "email"))
                    .body("items.findAll { it.sensitive }.item", contains("photo", "idNumber"))
                    .body("items.findAll { it.standard == 'GB/T 2260' }.codes", contains("/items/city/codes"))
                    .body("items.find { it.item == 'photo' }.longest", equalTo(512 * 1024))
                    .body("items.find { it.item == 'name' }.longest", equalTo(100));
        }

        @Test
        void readsTheCodesOfATable() {
            get("/items/ethnicity/codes")
                    .statusCode(200)
                    .body("items", hasSize(58))
                    .body("items.code", hasItems("01", "56", "97", "98"));
            get("/items/sex/codes").statusCode(200).body("items.zh", hasItem("未说明的性别"));
            get("/items/nationality/codes").statusCode(200).body("items.code", hasItem("CN"));
            get("/items/education/codes").statusCode(200).body("items.code", hasItem("21"));
        }

        @Test
        void goesDownFromProvincesToCounties() {
            get("/items/city/codes").statusCode(200).body("items", hasSize(34));
            get("/items/city/codes?within=440000").statusCode(200).body("items", hasSize(21));
            get("/items/city/codes?within=440100").statusCode(200).body("items.zh", hasItem("天河区"));
        }

        @Test
        void learnsWhichCodeAWordingMeans() {
            get("/items/city/codes?value={v}", "广州天河").statusCode(200).body("items.code", contains("440106"));
            get("/items/education/codes?value={v}", "本科").statusCode(200).body("items.code", contains("20"));
            get("/items/city/codes?value={v}", "鼓楼区").statusCode(200).body("items", hasSize(0));
        }

        @ParameterizedTest
        @ValueSource(strings = {"city/codes?within=广州", "city/codes?within=999999", "sex/codes?within=440000"})
        void isToldThatARegionIsNone(String path) {
            get("/items/" + path).statusCode(400).body("errors.field", contains("within"));
        }

        @Test
        void isToldThatAValueIsNoText() {
            get("/items/city/codes?value={v}", "长".repeat(101)).statusCode(400);
        }

        @ParameterizedTest
        @ValueSource(strings = {"name", "shoeSize", "CITY"})
        void findsNoCodesOfWhatHasNone(String item) {
            get("/items/{item}/codes", item).statusCode(404);
        }
    }

    @Nested
    class AsNobody {

        @Test
        void isTurnedAway() {
            get("/items").statusCode(401);
            get("/items/city/codes").statusCode(401);
        }
    }
}
