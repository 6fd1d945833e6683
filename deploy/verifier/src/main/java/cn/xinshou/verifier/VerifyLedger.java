package cn.xinshou.verifier;

import cn.xinshou.verifier.ledger.CheckedLedger;
import cn.xinshou.verifier.ledger.EntryAnswers;
import cn.xinshou.verifier.ledger.HttpLedger;
import cn.xinshou.verifier.ledger.LedgerSource;
import cn.xinshou.verifier.ledger.ProofAnswers;
import cn.xinshou.verifier.ledger.StoredLedger;
import cn.xinshou.verifier.ledger.StoringLedger;
import cn.xinshou.verifier.note.Checkpoint;
import cn.xinshou.verifier.note.VerifierKey;
import cn.xinshou.verifier.tree.InclusionProof;
import cn.xinshou.verifier.verdict.BadInput;
import cn.xinshou.verifier.verdict.Disproved;
import cn.xinshou.verifier.verdict.NoVerdict;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The command {@code verify-ledger}. */
public final class VerifyLedger {

    private static final String HELP = """
            verify-ledger: recomputes a ledger from its tiles and holds it to its signed checkpoint

              --url URL           the audit service, for example http://localhost:8083
              --from-suite        the suite on this machine, as its auditor
              --dir DIR           a stored copy instead of a service
              --key KEY|FILE      whose signature is believed (C2SP verifier key). Without it the ledger's own
                                  key is taken, which proves that the ledger fits itself, not whose it is
              --token TOKEN|FILE  an auditor's access token: every entry is read and hashed too
              --consistency FILE  an older checkpoint: the ledger must only have added to it
              --inclusion INDEX   print and verify the inclusion proof of one entry
              --export DIR        keep a copy of what was read; DIR must be new or empty

            exit code  0 all of it holds   1 it does not: the line names the first bad index where it is known
                       2 unusable input    3 could not be fetched, nothing was proved
            """;

    private static final Set<String> VALUED =
            Set.of("--url", "--dir", "--key", "--token", "--consistency", "--inclusion", "--export");
    private static final Set<String> FLAGS = Set.of("--from-suite", "--help");

    private final PrintStream out;

    private VerifyLedger(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] args) {
        System.exit(run(List.of(args), System.out, System.err));
    }

    /** Returns the exit code. */
    public static int run(List<String> args, PrintStream out, PrintStream err) {
        try {
            new VerifyLedger(out).verify(new Arguments(args, VALUED, FLAGS));
            return 0;
        } catch (NoVerdict noVerdict) {
            err.println((noVerdict instanceof Disproved ? "不成立 NOT PROVED  " : "错误 ERROR  ") + noVerdict.sentence());
            return noVerdict.exitCode();
        }
    }

    private void verify(Arguments args) {
        if (args.has("--help")) {
            out.print(HELP);
            return;
        }
        if (!args.words().isEmpty()) {
            throw new BadInput("Unexpected \"" + args.words().getFirst() + "\"; --help lists the options.");
        }
        if (args.has("--dir")) {
            args.value("--url").ifPresent(url -> {
                throw new BadInput("Give either --dir or --url.");
            });
            StoredLedger stored =
                    new StoredLedger(Arguments.path(args.value("--dir").orElseThrow()));
            verify(args, stored, stored.holdsEntries(), false);
            return;
        }
        Optional<LocalSuite> suite = args.has("--from-suite") ? Optional.of(LocalSuite.running()) : Optional.empty();
        String url = args.value("--url")
                .or(() -> suite.map(running -> running.service("audit")))
                .orElseThrow(() -> new BadInput("Which ledger? Give --url, --from-suite or --dir; --help says more."));
        Optional<String> token =
                args.value("--token").map(Arguments::textOrFile).map(String::strip);
        boolean auditor = suite.isPresent() || token.isPresent();
        try (HttpLedger ledger = new HttpLedger(url, () -> token.or(() -> suite.map(LocalSuite::auditorToken)))) {
            LedgerSource source = args.has("--export")
                    ? new StoringLedger(
                            ledger, Arguments.path(args.value("--export").orElseThrow()))
                    : ledger;
            verify(args, source, auditor, auditor);
        }
    }

    private void verify(Arguments args, LedgerSource source, boolean entries, boolean answers) {
        VerifierKey key = key(args, source);
        Optional<byte[]> older = args.value("--consistency").map(Arguments::file);
        CheckedLedger ledger = CheckedLedger.check(source, key, entries);
        Checkpoint checkpoint = ledger.checkpoint();
        say(
                "检查点签名有效",
                "checkpoint signed by %s: size %d, root %s"
                        .formatted(key.name(), checkpoint.size(), checkpoint.root()));
        say("默克尔树已重算", "root recomputed from %d leaf hashes".formatted(checkpoint.size()));
        if (entries) {
            say("条目与叶哈希相符", "all %d entries fit their leaf hashes".formatted(checkpoint.size()));
        }
        if (answers) {
            new EntryAnswers(source).check(ledger);
            say("查询结果与条目相符", "what the ledger shows of each entry is what it hashed");
        }
        older.ifPresent(note -> consistency(ledger, Checkpoint.open(note, key), source, answers));
        args.value("--inclusion").ifPresent(index -> inclusion(ledger, number(index), source, answers));
        args.value("--export").ifPresent(directory -> say("已导出", "copy kept in " + directory));
    }

    private VerifierKey key(Arguments args, LedgerSource source) {
        Optional<String> given = args.value("--key").map(Arguments::textOrFile);
        byte[] own = source.find("key").orElse(new byte[0]);
        if (given.isEmpty()) {
            if (own.length == 0) {
                throw new BadInput("The ledger shows no key; give --key.");
            }
            out.println("– 密钥取自账本自身 · the key is the ledger's own word; pin it with --key");
        }
        return VerifierKey.parse(given.orElseGet(() -> new String(own, StandardCharsets.UTF_8)));
    }

    private void consistency(CheckedLedger ledger, Checkpoint older, LedgerSource source, boolean answers) {
        ledger.mustExtend(older);
        if (answers && older.size() > 0) {
            ProofAnswers.Consistency answer =
                    ProofAnswers.consistency(ProofAnswers.json(source.read("consistency?from=%d&to=%d"
                            .formatted(older.size(), ledger.checkpoint().size()))));
            if (answer.proof().from() != older.size()
                    || answer.proof().to() != ledger.checkpoint().size()) {
                throw new Disproved("The ledger answered a consistency proof for other sizes.");
            }
            answer.proof().verify(older.root(), ledger.checkpoint().root());
        }
        say("只增未改", "only added to since size %d".formatted(older.size()));
    }

    private void inclusion(CheckedLedger ledger, long index, LedgerSource source, boolean answers) {
        InclusionProof proof = ledger.proveInclusion(index);
        if (answers) {
            ProofAnswers.Inclusion answer =
                    ProofAnswers.inclusion(ProofAnswers.json(source.read("entries/%d/proof?size=%d"
                            .formatted(index, ledger.checkpoint().size()))));
            if (answer.proof().index() != index
                    || answer.proof().size() != ledger.checkpoint().size()) {
                throw new Disproved(index, "The ledger answered an inclusion proof for another index or size.");
            }
            proof = answer.proof();
        }
        proof.verify(ledger.leafHash(index), ledger.checkpoint().root());
        say("包含证明成立", "index %d, leaf hash %s is included".formatted(index, ledger.leafHash(index)));
        proof.path().forEach(hash -> out.println("    " + hash));
    }

    private static long number(String text) {
        if (!text.matches("[0-9]{1,18}")) {
            throw new BadInput("An index is a whole number from 0 on.");
        }
        return Long.parseLong(text);
    }

    private void say(String zh, String en) {
        out.println("✓ " + zh + " · " + en);
    }
}
