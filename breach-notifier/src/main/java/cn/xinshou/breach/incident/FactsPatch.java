package cn.xinshou.breach.incident;

import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.util.stream.Collectors;

/** Merges a patch into facts and checks the result as if it had been sent whole. */
@ApplicationScoped
public class FactsPatch {

    private final ObjectMapper json;
    private final Validator validator;

    FactsPatch(ObjectMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    /** @throws Problem INVALID_REQUEST naming the fields */
    public Facts apply(Facts known, ObjectNode changes) {
        var merged = json.convertValue(known, ObjectNode.class);
        merge(merged, changes);
        try {
            return checked(json.treeToValue(merged, Facts.class));
        } catch (JsonMappingException e) {
            var path = e.getPath().stream()
                    .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                    .collect(Collectors.joining("."));
            throw invalid().field(path, "is not known here or does not have the right form");
        } catch (JsonProcessingException e) {
            throw invalid().field("body", "is not a merge patch of facts");
        }
    }

    private Facts checked(Facts facts) {
        var violations = validator.validate(facts);
        if (violations.isEmpty()) {
            return facts;
        }
        var problem = invalid();
        violations.forEach(v -> problem.field(v.getPropertyPath().toString(), v.getMessage()));
        throw problem;
    }

    private static void merge(ObjectNode target, ObjectNode changes) {
        changes.properties().forEach(change -> {
            var value = change.getValue();
            if (value.isNull()) {
                target.remove(change.getKey());
            } else if (value instanceof ObjectNode nested
                    && target.get(change.getKey()) instanceof ObjectNode present) {
                merge(present, nested);
            } else {
                target.set(change.getKey(), value);
            }
        });
    }

    private static Problem invalid() {
        return Problem.of(CommonProblem.INVALID_REQUEST, "Correct the fields named in errors and send it again.");
    }
}
