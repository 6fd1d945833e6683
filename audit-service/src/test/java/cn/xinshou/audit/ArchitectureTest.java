package cn.xinshou.audit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.persistence.Entity;
import java.time.Instant;

@AnalyzeClasses(packages = "cn.xinshou.audit", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule FEATURES_HAVE_NO_CIRCLES = slices().matching("cn.xinshou.audit.(*)..")
            .should()
            .beFreeOfCycles()
            .because("a feature that leans on one that leans on it cannot be read alone");

    @ArchTest
    static final ArchRule THE_LEDGER_KNOWS_NO_SOURCE = noClasses()
            .that()
            .resideInAPackage("..ledger..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..login..", "..alert..", "..intake..", "org.apache.kafka..")
            .because("the tree must hold whatever comes, whoever sends it");

    @ArchTest
    static final ArchRule ONLY_THE_OBSERVATION_SEES_ADDRESSES = noClasses()
            .that()
            .haveNameNotMatching(".*\\.(Observation|LoginKeys|Geography|(Valid)?Address(\\$.*)?)")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("cn.xinshou.audit.login.Address")
            .because("an address that is passed around ends up in a log");

    @ArchTest
    static final ArchRule ENTITIES_STAY_INSIDE = classes()
            .that()
            .areAnnotatedWith(Entity.class)
            .should()
            .bePackagePrivate()
            .because("what is stored and what is published change for different reasons");

    @ArchTest
    static final ArchRule TIME_IS_INJECTED = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .because("tests move time, and only the injected clock moves");
}
