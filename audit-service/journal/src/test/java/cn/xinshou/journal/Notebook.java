package cn.xinshou.journal;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** A listener whose behaviour the events themselves choose by their number: negative ones fail. */
@Singleton
class Notebook implements Listener {

    static final int NEVER = -1;
    static final int AWAY_TWICE = -2;

    record Note(String about, int number, Instant at) {}

    final List<ReceivedEvent> arrivals = new CopyOnWriteArrayList<>();
    final List<Note> taken = new CopyOnWriteArrayList<>();
    volatile boolean mended;

    @Override
    public String name() {
        return "test.notebook";
    }

    @Override
    public Set<String> topics() {
        return Set.of("xinshou.consent");
    }

    @Override
    public Set<String> types() {
        return Set.of("cn.xinshou.test.noted.v1");
    }

    @Override
    public void on(ReceivedEvent event) {
        arrivals.add(event);
        var note = event.read(Note.class);
        if (note.number() == NEVER && !mended) {
            throw new IllegalStateException("cannot take this in");
        }
        if (note.number() == AWAY_TWICE && arrivalsOf(event) <= 5) {
            throw new RetryLater("a neighbour is away", new IllegalStateException());
        }
        taken.add(note);
    }

    long arrivalsOf(ReceivedEvent event) {
        return arrivals.stream().filter(a -> a.id().equals(event.id())).count();
    }

    List<Integer> numbersAbout(String about) {
        return taken.stream()
                .filter(n -> n.about().equals(about))
                .map(Note::number)
                .toList();
    }
}
