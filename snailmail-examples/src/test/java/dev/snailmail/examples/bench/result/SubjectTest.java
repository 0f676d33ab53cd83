package dev.snailmail.examples.bench.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.ReflectionSupport;

/** A benchmark without its tags would be left out of the runs silently, and a section without a benchmark would be outdated. */
class SubjectTest {

    private static final String BENCH = "bench";
    private static final Set<String> SUBJECTS =
            Arrays.stream(Subject.values()).map(Subject::tag).collect(Collectors.toSet());
    private static final List<Class<?>> BENCHES = ReflectionSupport.findAllClassesInPackage(
            "dev.snailmail.examples.bench", type -> true, name -> name.endsWith("Bench"));

    @ParameterizedTest
    @EnumSource
    void aClassMeasuresIt(Subject subject) {
        assertThat(BENCHES.stream().filter(bench -> tags(bench).contains(subject.tag())))
                .as("classes with the tag " + subject.tag())
                .isNotEmpty();
    }

    @Test
    void everyBenchmarkHasTheTagOfItsSubjectAndThatOfAllUnlessItNeedsOtherPrograms() {
        assertThat(BENCHES).isNotEmpty().allSatisfy(bench -> {
            assertThat(tags(bench)).as("tags of " + bench.getName()).containsAnyOf(BENCH, Subject.READERS.tag());
            assertThat(tags(bench)).as("tags of " + bench.getName()).containsAnyElementsOf(SUBJECTS);
        });
    }

    private static Set<String> tags(Class<?> bench) {
        return AnnotationSupport.findRepeatableAnnotations(bench, Tag.class).stream()
                .map(Tag::value)
                .collect(Collectors.toSet());
    }
}
