package cn.xinshou.verifier;

import cn.xinshou.verifier.note.VerifierKey;
import cn.xinshou.verifier.receipt.ReceiptBundle;
import cn.xinshou.verifier.receipt.SigningKeys;
import cn.xinshou.verifier.verdict.BadInput;
import cn.xinshou.verifier.verdict.Disproved;
import cn.xinshou.verifier.verdict.NoVerdict;
import cn.xinshou.verifier.verdict.OutOfReach;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The command {@code check-receipt}. */
public final class CheckReceipt {

    private static final String HELP = """
            check-receipt FILE: verifies a consent receipt away from the system that issued it

              --jwks FILE|URL  the keys that receipts are signed with (/.well-known/jwks.json of the consent service)
              --key KEY|FILE   the ledger's verifier key, for the inclusion proof in the bundle
              Without them the suite that runs on this machine is asked for its keys.

            exit code  0 signature holds, and if the bundle has a proof: the ledger's entry is of this very receipt and under
                         the checkpoint that the ledger signed (the output says which)
                       1 one of these does not hold   2 unusable input   3 keys could not be fetched
            """;

    private static final Set<String> VALUED = Set.of("--jwks", "--key");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final PrintStream out;

    private CheckReceipt(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] args) {
        System.exit(run(List.of(args), System.out, System.err));
    }

    /** Returns the exit code. */
    public static int run(List<String> args, PrintStream out, PrintStream err) {
        try {
            new CheckReceipt(out).check(new Arguments(args, VALUED, Set.of("--help")));
            return 0;
        } catch (NoVerdict noVerdict) {
            err.println((noVerdict instanceof Disproved ? "不成立 NOT PROVED  " : "错误 ERROR  ") + noVerdict.sentence());
            return noVerdict.exitCode();
        }
    }

    private void check(Arguments args) {
        if (args.has("--help")) {
            out.print(HELP);
            return;
        }
        if (args.words().size() != 1) {
            throw new BadInput("Give one receipt file; --help says more.");
        }
        ReceiptBundle bundle = ReceiptBundle.parse(Arguments.file(args.words().getFirst()));
        bundle.verifySignature(SigningKeys.parse(jwks(args)));
        out.println("✓ 回执签名有效 · the receipt is signed as it stands");
        if (!bundle.hasProof()) {
            out.println("– 回执尚无账本证明 · this bundle holds no ledger proof; fetch the receipt again for one");
            return;
        }
        bundle.verifyProof(ledgerKey(args))
                .ifPresent(inclusion -> out.println("✓ 账本包含证明成立 · the entry of this receipt is in the ledger at index "
                        + inclusion.proof().index() + " of " + inclusion.proof().size()));
    }

    private static byte[] jwks(Arguments args) {
        Optional<String> given = args.value("--jwks");
        if (given.isPresent() && !given.get().matches("https?://.*")) {
            return Arguments.file(given.get());
        }
        return fetch(given.orElseGet(() -> suite("--jwks").service("consent") + "/.well-known/jwks.json"));
    }

    private static VerifierKey ledgerKey(Arguments args) {
        return VerifierKey.parse(args.value("--key")
                .map(Arguments::textOrFile)
                .orElseGet(() ->
                        new String(fetch(suite("--key").service("audit") + "/ledger/key"), StandardCharsets.UTF_8)));
    }

    private static LocalSuite suite(String option) {
        return LocalSuite.find()
                .orElseThrow(
                        () -> new BadInput("No suite runs on this machine to take keys from; give " + option + "."));
    }

    private static byte[] fetch(String address) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                    .timeout(PATIENCE)
                    .build();
            HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw new OutOfReach(address + " answered with status " + response.statusCode() + ".");
            }
            return response.body();
        } catch (IllegalArgumentException noAddress) {
            throw new BadInput("This is no address: " + address.replaceAll("\\p{Cntrl}", "?") + ".");
        } catch (IOException unreachable) {
            throw new OutOfReach("No answer from " + address + ".");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new OutOfReach("Interrupted while reading " + address + ".");
        }
    }
}
