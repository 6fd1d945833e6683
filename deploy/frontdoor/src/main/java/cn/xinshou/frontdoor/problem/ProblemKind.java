package cn.xinshou.frontdoor.problem;

import java.net.URI;
import java.util.Locale;

/** A kind of problem that a service reports, part of its published interface: never renamed. Implemented by enums. */
public interface ProblemKind {

    /** The enum constant's name; {@code NOTHING_TO_WITHDRAW} is published as {@code /problems/nothing-to-withdraw}. */
    String name();

    /** HTTP status. */
    int status();

    /** What kind of thing went wrong, for people; the same sentence every time. */
    String title();

    /** RFC 9457 {@code type}. */
    default URI uri() {
        return URI.create("/problems/" + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
