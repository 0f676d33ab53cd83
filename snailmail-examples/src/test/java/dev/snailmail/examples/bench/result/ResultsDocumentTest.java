package dev.snailmail.examples.bench.result;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ResultsDocumentTest {

    @Test
    void aRunReplacesWhatItMeasuredAndLeavesTheRest() {
        String first = ResultsDocument.parse("")
                .with(Subject.WAVE, "the wave\n")
                .with(Subject.LATENCY, "late\n")
                .toString();

        String second =
                ResultsDocument.parse(first).with(Subject.LATENCY, "later\n").toString();

        assertThat(second).isEqualTo(first.replace("late\n", "later\n"));
    }

    @Test
    void sectionsComeInTheOrderOfTheSubjects() {
        String text = ResultsDocument.parse("")
                .with(Subject.WHATIF, "estimates\n")
                .with(Subject.THROUGHPUT, "requests\n")
                .toString();

        assertThat(text).startsWith(ResultsDocument.HEAD);
        assertThat(text.indexOf("requests\n")).isLessThan(text.indexOf("estimates\n"));
    }

    @Test
    void writtenTwiceItIsTheSame() {
        String once = ResultsDocument.parse("").with(Subject.START, "start\n").toString();

        assertThat(ResultsDocument.parse(once)).hasToString(once);
    }
}
