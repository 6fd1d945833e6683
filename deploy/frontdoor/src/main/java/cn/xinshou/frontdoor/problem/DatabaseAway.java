package cn.xinshou.frontdoor.problem;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;

/** Tells a database that is away (come back later) from a statement that is wrong (our fault). */
final class DatabaseAway {

    private DatabaseAway() {}

    static boolean isCauseOf(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && saysSo(sql)) {
                return true;
            }
        }
        return false;
    }

    // PostgreSQL, appendix A: class 08 is the connection, 57P01 to 57P05 a server that stops or starts, 53300 too many
    // clients.
    private static boolean saysSo(SQLException failure) {
        var state = failure.getSQLState();
        return failure instanceof SQLTransientConnectionException
                || state == null && String.valueOf(failure.getMessage()).contains("Acquisition timeout")
                || state != null && (state.startsWith("08") || state.startsWith("57P") || state.equals("53300"));
    }
}
