package cn.xinshou.identity.school;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One candidate as a school wrote them down.
 *
 * @param row the school's own number for it, by which it is known again
 * @param subject by which the platform knows the candidate, if it told the school
 */
record CandidateRow(String row, @Nullable UUID subject, ObjectNode items) {

    @Override
    public String toString() {
        return "CandidateRow[" + row + "]";
    }
}
