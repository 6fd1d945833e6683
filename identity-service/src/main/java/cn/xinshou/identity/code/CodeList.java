package cn.xinshou.identity.code;

import java.util.List;
import java.util.Optional;

/** The values that a standard knows, and the way from what people write to one of them. */
public interface CodeList {

    /** The standard's number, such as {@code GB/T 3304}. */
    String standard();

    /** In the order of the standard. */
    List<Code> codes();

    /** The one value that is meant; empty if there is none, or more than one. */
    Optional<Code> find(String text);

    /** How a value is kept where it was given as a code: in Chinese, so that {@link #find} leads back to the same value. */
    String written(Code code);
}
