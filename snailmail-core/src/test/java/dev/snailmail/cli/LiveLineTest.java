package dev.snailmail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveLineTest {

    private final Screen screen = new Screen();
    private final LiveLine line = new LiveLine(screen.stream());

    @Test
    void isWrittenOverAndLeavesNothingOfALongerOne() {
        line.show("something long");
        line.show("short");

        assertThat(screen.lines()).containsExactly("short");
        assertThat(screen.written()).isEqualTo("\r\u001b[Ksomething long\r\u001b[Kshort");
    }

    @Test
    void isNotWrittenAgainWhereItStands() {
        line.show("the same");
        String before = screen.written();
        line.show("the same");

        assertThat(screen.written()).isEqualTo(before);
    }

    @Test
    void otherLinesGoAboveIt() {
        line.printAbove("GET a -> 200");
        line.show("1 request");
        line.printAbove("GET b -> 200");
        line.show("2 requests");
        line.printAbove("GET c -> 200");

        assertThat(screen.lines()).containsExactly("GET a -> 200", "GET b -> 200", "GET c -> 200", "2 requests");
    }

    @Test
    void isGoneWhenItIsCleared() {
        line.show("1 request");
        line.clear();
        screen.stream().println("stopped.");
        line.clear();
        line.printAbove("late");

        assertThat(screen.lines()).containsExactly("stopped.", "late", "");
    }

    @Test
    void withoutItLinesAreLinesAndNothingElse() {
        line.printAbove("GET a -> 200");
        line.clear();

        assertThat(screen.written()).isEqualTo("GET a -> 200" + System.lineSeparator());
    }

    /** Whoever logs does so on several threads, while another one rewrites the line. */
    @Test
    void linesOfSeveralThreadsDoNotMix() throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            int thread = i;
            threads.add(new Thread(() -> {
                for (int n = 0; n < 500; n++) {
                    if (thread == 0) {
                        line.show("live " + n);
                    } else {
                        line.printAbove("log of " + thread);
                    }
                }
            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }

        List<String> lines = screen.lines();
        assertThat(lines).hasSize(1501).last().isEqualTo("live 499");
        assertThat(lines.subList(0, 1500)).allMatch(one -> one.matches("log of [123]"));
    }
}
