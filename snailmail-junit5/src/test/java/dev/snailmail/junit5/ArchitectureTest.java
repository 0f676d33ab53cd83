package dev.snailmail.junit5;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
        packages = {"dev.snailmail.junit5", "dev.snailmail.assertj"},
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String JUNIT = "dev.snailmail.junit5..";
    private static final String ASSERTJ = "dev.snailmail.assertj..";

    @ArchTest
    static final ArchRule ONLY_THE_ASSERTIONS_NEED_ASSERTJ = noClasses()
            .that()
            .resideOutsideOfPackage(ASSERTJ)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.assertj..", ASSERTJ);

    @ArchTest
    static final ArchRule ONLY_THE_EXTENSION_NEEDS_JUNIT = noClasses()
            .that()
            .resideOutsideOfPackage(JUNIT)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.junit..", JUNIT);

    /** Who has no sources of arguments need not have that JAR; these classes are not touched then. */
    @ArchTest
    static final ArchRule ONLY_ARGUMENTS_NEED_JUNIT_PARAMS = noClasses()
            .that()
            .haveNameNotMatching(".*\\.(ArgumentSources|ArgumentConversion|DeclaredParameters)(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.junit.jupiter.params..");

    @ArchTest
    static final ArchRule NO_STANDARD_STREAMS = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static final ArchRule WHAT_IS_NOT_PUBLIC_IS_FINAL =
            classes().that().areNotPublic().and().areNotInterfaces().should().haveModifier(JavaModifier.FINAL);
}
