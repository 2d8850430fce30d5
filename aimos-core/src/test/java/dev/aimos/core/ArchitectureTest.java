package dev.aimos.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Which package may know which. */
@AnalyzeClasses(packages = "dev.aimos", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {

    @ArchTest
    static final ArchRule theApiKnowsNothingButItselfAndTheJdk = classes()
            .that()
            .resideInAnyPackage(
                    "dev.aimos",
                    "dev.aimos.json",
                    "dev.aimos.memory",
                    "dev.aimos.index",
                    "dev.aimos.graph",
                    "dev.aimos.plan",
                    "dev.aimos.witness")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.aimos",
                    "dev.aimos.json",
                    "dev.aimos.memory",
                    "dev.aimos.index",
                    "dev.aimos.graph",
                    "dev.aimos.plan",
                    "dev.aimos.witness",
                    "java..",
                    "org.jspecify..");

    @ArchTest
    static final ArchRule theCoreKnowsNoLucene =
            noClasses().should().dependOnClassesThat().resideInAPackage("org.apache.lucene..");

    @ArchTest
    static final ArchRule theJournalKnowsNothingOfWhatItCarries = noClasses()
            .that()
            .resideInAPackage("dev.aimos.core.journal")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.aimos.core.engine", "dev.aimos.core.catalog", "dev.aimos.inmemory");

    @ArchTest
    static final ArchRule theEngineKnowsNoBackend = noClasses()
            .that()
            .resideInAPackage("dev.aimos.core..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.aimos.inmemory", "dev.aimos.lucene..");

    @ArchTest
    static final ArchRule packagesOfTheCoreFormNoCycle =
            slices().matching("dev.aimos.core.(*)..").should().beFreeOfCycles();
}
