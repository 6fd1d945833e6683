package cn.xinshou.verifier;

import cn.xinshou.verifier.note.VerifierKey;
import cn.xinshou.verifier.receipt.Document;
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
import java.util.function.Function;

/** The command {@code check-receipt}. */
public final class CheckReceipt {

    private static final String HELP = """
            check-receipt FILE: verifies a consent receipt, or the certificate of an erasure, away from the
                                system that issued it

              --thumbprint T   the thumbprint (RFC 7638) of the key that receipts are signed with; the key itself is in FILE
              --jwks FILE|URL  the keys it is signed with (/.well-known/jwks.json of the consent service; of the
                               identity service for a certificate)
              --key KEY|FILE   the ledger's verifier key (/ledger/key of the audit service), for the proof in the bundle
              Without them the suite that runs on this machine is asked for its keys. If none runs, the keys that came with FILE
              show that FILE is of one piece, and not who made it: the output says so, with what to compare. A key set that only
              lies beside FILE is not taken, since whoever made the one could have made the other.

            exit code  0 signature holds, and if the bundle has a proof: the ledger's entry is of this very document and under
                         the checkpoint that the ledger signed (the output says which, and by whose keys)
                       1 one of these does not hold   2 unusable input   3 keys could not be fetched
            """;

    private static final Set<String> VALUED = Set.of("--jwks", "--key", "--thumbprint");
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
        Believed<SigningKeys> keys = signingKeys(args, bundle);
        bundle.verifySignature(keys.key());
        String thumbprint = bundle.thumbprint(keys.key());
        args.value("--thumbprint").filter(pinned -> !pinned.equals(thumbprint)).ifPresent(pinned -> {
            throw new Disproved("The receipt is signed by another key: its thumbprint is " + thumbprint + ".");
        });
        Document document = bundle.document();
        out.println("✓ " + document.zh() + "签名有效 · the " + document.member() + " is signed as it stands");
        out.println("  公钥指纹 · thumbprint of the key: " + thumbprint);
        if (keys.cameWithFile() && !args.has("--thumbprint")) {
            out.println("""
                      ! 公钥随文件而来：只说明文件前后一致，不说明出自谁手。请与签发方公布的指纹核对 · this key came with the file: that shows that
                        the file is of one piece, and not who made it. Compare the thumbprint with the "kid" that the issuer publishes
                        at /.well-known/jwks.json, or give --thumbprint or --jwks""".indent(2).stripTrailing());
        }
        if (!bundle.hasProof()) {
            out.println("– " + document.zh() + "尚无账本证明 · this bundle holds no ledger proof; fetch the "
                    + document.member() + " again for one");
            return;
        }
        Believed<VerifierKey> ledger = ledgerKey(args, bundle);
        bundle.verifyProof(ledger.key())
                .ifPresent(inclusion -> out.println("✓ 账本包含证明成立 · the entry of this " + document.member()
                        + " is in the ledger at index " + inclusion.proof().index() + " of "
                        + inclusion.proof().size()));
        if (ledger.cameWithFile()) {
            out.println(
                    "  ! 账本公钥随文件而来，请核对 · the ledger's key came with the file; compare it with the one at /ledger/key, or give --key: "
                            + ledger.key());
        }
    }

    /** @param cameWithFile whether there is nobody's word for it but the file's own */
    private record Believed<K>(K key, boolean cameWithFile) {}

    private static Believed<SigningKeys> signingKeys(Arguments args, ReceiptBundle bundle) {
        Optional<String> given = args.value("--jwks");
        if (given.isPresent()) {
            return new Believed<>(
                    SigningKeys.parse(
                            given.get().matches("https?://.*") ? fetch(given.get()) : Arguments.file(given.get())),
                    false);
        }
        if (args.has("--thumbprint")) {
            return new Believed<>(
                    bundle.keys().orElseThrow(() -> new BadInput("The receipt carries no key; give --jwks.")), true);
        }
        return believed(
                bundle.keys(),
                "--jwks",
                suite ->
                        SigningKeys.parse(fetch(suite.service(bundle.document().issuer()) + "/.well-known/jwks.json")));
    }

    private static Believed<VerifierKey> ledgerKey(Arguments args, ReceiptBundle bundle) {
        Optional<String> given = args.value("--key");
        if (given.isPresent()) {
            return new Believed<>(VerifierKey.parse(Arguments.textOrFile(given.get())), false);
        }
        return believed(
                bundle.ledgerKey(),
                "--key",
                suite -> VerifierKey.parse(
                        new String(fetch(suite.service("audit") + "/ledger/key"), StandardCharsets.UTF_8)));
    }

    /** By the suite of this machine if it runs, else by the file itself. */
    private static <K> Believed<K> believed(Optional<K> carried, String option, Function<LocalSuite, K> ask) {
        Optional<LocalSuite> suite = LocalSuite.find();
        if (suite.isPresent()) {
            try {
                return new Believed<>(ask.apply(suite.get()), false);
            } catch (OutOfReach away) {
                if (carried.isEmpty()) {
                    throw away;
                }
            }
        }
        return new Believed<>(
                carried.orElseThrow(() -> new BadInput(
                        "The receipt carries no key, and no suite runs on this machine to take it from; give " + option
                                + ".")),
                true);
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
