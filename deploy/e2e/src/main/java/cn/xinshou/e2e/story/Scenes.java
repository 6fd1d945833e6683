package cn.xinshou.e2e.story;

import cn.xinshou.e2e.person.PeopleFile;
import cn.xinshou.e2e.person.Person;
import cn.xinshou.e2e.suite.Failed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All scenes by the word that a people file names them with, in the order of the main job. */
public final class Scenes {

    private static final Map<String, Scene> ALL = new LinkedHashMap<>();

    static {
        ALL.put("policy", new PolicyScene());
        ALL.put("register", new RegistrationScene());
        ALL.put("decide", new DecisionScene());
        ALL.put("order", new OrderScene());
        ALL.put("login", new LoginScene());
        ALL.put("breach", new BreachScene());
        ALL.put("withdraw", new WithdrawalScene());
        ALL.put("copy", new CopyScene());
    }

    /** What these are about only exists once the person has registered. */
    private static final Set<String> AFTER_REGISTERING = Set.of("decide", "order", "breach", "withdraw");

    private Scenes() {}

    public static Set<String> words() {
        return ALL.keySet();
    }

    public static void playAll(Stage stage, Person person) {
        ALL.values().forEach(scene -> scene.play(stage, person));
    }

    public static void play(Stage stage, PeopleFile.Row row) {
        stage.scene("第 " + row.line() + " 行", "Line " + row.line());
        for (String word : row.events()) {
            Scene scene = ALL.get(word);
            if (scene == null) {
                throw new Failed("line " + row.line() + ", column events: not usable");
            }
            scene.play(stage, row.person());
        }
    }

    /** What cannot work is said before anything is played. */
    public static void check(List<PeopleFile.Row> rows) {
        for (PeopleFile.Row row : rows) {
            List<String> events = row.events();
            int registered = events.indexOf("register");
            for (int i = 0; i < events.size(); i++) {
                if (AFTER_REGISTERING.contains(events.get(i)) && (registered < 0 || registered > i)) {
                    throw new Failed(
                            "line " + row.line() + ", column events: " + events.get(i) + " needs register before it");
                }
            }
        }
    }
}
