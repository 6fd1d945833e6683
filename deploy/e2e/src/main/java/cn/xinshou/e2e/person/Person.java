package cn.xinshou.e2e.person;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;

/**
 * Somebody who registers for an examination.
 *
 * @param subject by which the platform and all services know the person
 * @param homeIp where the person usually signs in from
 * @param awayIp in another province
 */
public record Person(
        UUID subject,
        String name,
        String idNumber,
        String phone,
        String email,
        String city,
        String address,
        String education,
        String homeIp,
        String awayIp) {

    /** The items that a registration collects. */
    public ObjectNode items() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("name", name)
                .put("idNumber", idNumber)
                .put("phone", phone)
                .put("email", email)
                .put("sex", ResidentId.isMan(idNumber) ? "男" : "女")
                .put("birthDate", ResidentId.born(idNumber).toString())
                .put("ethnicity", "汉族")
                .put("nationality", "中国")
                .put("city", city)
                .put("address", address)
                .put("education", education);
    }

    /** The account handle that the platform's login page knows; says nothing about the person. */
    public String account() {
        return "ks-" + subject.toString().substring(24);
    }

    @Override
    public String toString() {
        return "Person[" + subject + "]";
    }
}
