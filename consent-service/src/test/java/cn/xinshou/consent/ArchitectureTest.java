package cn.xinshou.consent;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.persistence.Entity;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Instant;

@AnalyzeClasses(packages = "cn.xinshou.consent", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule features = slices().matching("cn.xinshou.consent.(*)..")
            .should()
            .beFreeOfCycles()
            .because("a feature that needs another that needs it is one feature with two names");

    @ArchTest
    static final ArchRule truth = noClasses()
            .that()
            .resideInAnyPackage("..policy..", "..purpose..", "..consent.consent..", "..receipt..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..decision..")
            .because("what people decided is true whether or not somebody asks");

    @ArchTest
    static final ArchRule entities = noClasses()
            .that()
            .areAnnotatedWith(Entity.class)
            .should()
            .bePublic()
            .because("an entity is never part of an interface");

    @ArchTest
    static final ArchRule doors = classes()
            .that()
            .areAnnotatedWith(Path.class)
            .and()
            .areNotInterfaces()
            .should()
            .haveSimpleNameEndingWith("Resource")
            .andShould()
            .notBePublic()
            .because("HTTP is the only way to a resource");

    @ArchTest
    static final ArchRule answers = methods()
            .that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(Path.class)
            .should()
            .notHaveRawReturnType(Response.class)
            .because("the type of an answer is read by the contract, the tests and the next person");

    @ArchTest
    static final ArchRule transactions = noClasses()
            .that()
            .areAnnotatedWith(Path.class)
            .should()
            .beAnnotatedWith(Transactional.class)
            .because("a use case is a transaction, an exchange over HTTP is not");

    @ArchTest
    static final ArchRule time = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .because("time comes from the injected clock, so that tests can move it");
}
