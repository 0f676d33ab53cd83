package dev.snailmail.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.exchange.RequestInfo;
import dev.snailmail.exchange.ResponsePlan;
import dev.snailmail.store.ObjectStore;
import dev.snailmail.store.StoredObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** One request to the plain dialect about the object {@code object.bin}, put together line by line. */
final class Conversation {

    static final String KEY = "object.bin";

    private final CountingObject object;
    private final Map<String, List<String>> lines = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private Instant now = CountingObject.LAST_MODIFIED.plusSeconds(1_000);

    private Conversation(CountingObject object) {
        this.object = object;
    }

    static Conversation aboutTenBytes() {
        return about(10);
    }

    static Conversation about(long size) {
        return new Conversation(new CountingObject(size));
    }

    /** Adds a header line; several of one name are several lines. */
    Conversation with(String name, String value) {
        lines.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
        return this;
    }

    /** Sets the time at which it takes place; long after the last change of the object unless set. */
    Conversation at(Instant time) {
        now = time;
        return this;
    }

    Answer get() {
        return ask("GET", KEY);
    }

    Answer head() {
        return ask("HEAD", KEY);
    }

    /** Asks, reads the whole body, releases the plan, and sees to it that the object was released exactly once. */
    Answer ask(String method, String key) {
        int foundBefore = object.timesFound();
        String range = String.join(",", lines.getOrDefault("Range", List.of()));
        RequestInfo request =
                new RequestInfo(method, key, "", range, name -> lines.getOrDefault(name, List.of()), 1, 1);
        ResponsePlan plan = Dialect.httpRange().answer(request, new OneObjectStore(), now);
        Answer answer = Answer.read(plan);
        int held = object.timesFound() - object.timesReleased();
        assertThat(held)
                .as("holds on the object while it is sent")
                .isEqualTo(plan.held().size());
        plan.release();
        assertThat(object.timesReleased()).as("releases").isEqualTo(object.timesFound());
        assertThat(object.timesFound() - foundBefore).as("look-ups").isLessThanOrEqualTo(1);
        return answer;
    }

    private final class OneObjectStore implements ObjectStore {

        @Override
        public Optional<StoredObject> find(String key) {
            return key.equals(KEY) ? Optional.of(object.found()) : Optional.empty();
        }

        @Override
        public SortedSet<String> keys() {
            return new TreeSet<>(List.of(KEY));
        }

        @Override
        public String describe() {
            return "one object";
        }
    }
}
