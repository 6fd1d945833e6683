package cn.xinshou.frontdoor.input;

import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Counts bodies that came without saying how long they are (chunked, RFC 9112 section 7.1). The server's own limit would end the
 * exchange with an empty answer; here it becomes a problem like every other.
 */
@Provider
public class BodyLimit implements ReaderInterceptor {

    private final long largestBody;

    /** @param largestBody in bytes */
    public BodyLimit(@ConfigProperty(name = "xinshou.largest-body", defaultValue = "1048576") long largestBody) {
        this.largestBody = largestBody;
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        context.setInputStream(new Counted(context.getInputStream(), largestBody));
        return context.proceed();
    }

    private static final class Counted extends FilterInputStream {

        private final long most;
        private long seen;

        Counted(InputStream in, long most) {
            super(in);
            this.most = most;
        }

        @Override
        public int read() throws IOException {
            var read = super.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            var read = super.read(into, offset, length);
            count(Math.max(0, read));
            return read;
        }

        private void count(int bytes) {
            seen += bytes;
            if (seen > most) {
                throw Problem.of(CommonProblem.TOO_LARGE, "A body may have at most " + most + " bytes.");
            }
        }
    }
}
