package cn.xinshou.e2e;

import cn.xinshou.e2e.person.People;
import cn.xinshou.e2e.person.PeopleFile;
import cn.xinshou.e2e.story.LedgerView;
import cn.xinshou.e2e.story.Scenes;
import cn.xinshou.e2e.story.Stage;
import cn.xinshou.e2e.story.Transcript;
import cn.xinshou.e2e.suite.Door;
import cn.xinshou.e2e.suite.Failed;
import cn.xinshou.e2e.suite.Suite;
import cn.xinshou.verifier.note.Checkpoint;
import cn.xinshou.verifier.verdict.NoVerdict;
import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** The command {@code story}. */
public final class Story {

    private static final String HELP = """
            story: plays the main job through the public interfaces of the running suite, with somebody new each time

              --people FILE.csv  take people and events from a file instead; deploy/e2e/people.csv is one, deploy/e2e/README.md the format

            exit code  0 every step happened and every proof holds   1 a step failed: the last line says which
                       2 unusable input
            """;

    private Story() {}

    public static void main(String[] args) {
        System.exit(run(List.of(args), System.out, System.err));
    }

    /** Returns the exit code. */
    static int run(List<String> args, PrintStream out, PrintStream err) {
        List<PeopleFile.Row> rows;
        try {
            if (args.equals(List.of("--help"))) {
                out.print(HELP);
                return 0;
            }
            rows = rows(args);
        } catch (Failed unusable) {
            err.println("输入有误 INPUT  " + unusable.sentence());
            return 2;
        }
        Transcript transcript = new Transcript(out);
        try {
            Path file = Path.of(System.getProperty("xinshou.root", "."), "deploy/local/.state/suite.json");
            play(Suite.read(file), rows, transcript, out);
            return 0;
        } catch (Failed failed) {
            err.println("失败 FAILED after step " + transcript.steps().size() + "  " + failed.sentence());
        } catch (NoVerdict noVerdict) {
            err.println("失败 FAILED after step " + transcript.steps().size() + "  " + noVerdict.sentence());
        }
        return 1;
    }

    /** Plays and checks. Without rows, one made-up person lives through all of it. */
    static void play(Suite suite, List<PeopleFile.Row> rows, Transcript transcript, PrintStream out) {
        Door door = Door.of(suite);
        LedgerView ledger = new LedgerView(door);
        Checkpoint before = ledger.checkpoint();
        Stage stage = new Stage(suite, door, ledger, transcript);
        if (rows.isEmpty()) {
            Scenes.playAll(stage, People.made().next());
        } else {
            rows.forEach(row -> Scenes.play(stage, row));
        }
        transcript.table();
        Checkpoint after = ledger.verifyInclusion(transcript.indexes());
        ledger.verifyConsistency(before, after);
        out.printf(
                "%n✓ 全部证明核验通过 · all proofs checked: %d entries included, checkpoint %d extends checkpoint %d%n",
                transcript.indexes().size(), after.size(), before.size());
    }

    private static List<PeopleFile.Row> rows(List<String> args) {
        if (args.isEmpty()) {
            return List.of();
        }
        if (args.size() != 2 || !args.getFirst().equals("--people")) {
            throw new Failed("expected --people FILE.csv or nothing; --help says more");
        }
        try {
            List<PeopleFile.Row> rows = new PeopleFile(Scenes.words()).read(Path.of(args.getLast()));
            Scenes.check(rows);
            return rows;
        } catch (InvalidPathException noPath) {
            throw new Failed("this is no file name");
        }
    }
}
