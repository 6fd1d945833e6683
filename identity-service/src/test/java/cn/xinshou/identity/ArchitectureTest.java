package cn.xinshou.identity;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.quarkus.security.PermissionsAllowed;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.Entity;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.LocalDate;

@AnalyzeClasses(packages = "cn.xinshou.identity", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule featuresDoNotGoRoundInCircles = slices().matching("cn.xinshou.identity.(*)..")
            .should()
            .beFreeOfCycles()
            .because("a feature that needs itself through another cannot be understood, moved or removed alone");

    @ArchTest
    static final ArchRule norDoTheRoomsOfAFeature = slices().matching("cn.xinshou.identity.(**)")
            .should()
            .beFreeOfCycles()
            .because("what a feature is about must be readable without what is done with it");

    @ArchTest
    static final ArchRule ciphersStayInOnePlace = noClasses()
            .that()
            .resideOutsideOfPackage("..sealing..")
            .should()
            .dependOnClassesThat(resideInAPackage("javax.crypto.."))
            .because("one place decides how personal data is sealed, so that one place has to be right");

    @ArchTest
    static final ArchRule everyDoorHasALock = classes()
            .that()
            .areAnnotatedWith(Path.class)
            .and()
            .areNotInterfaces()
            .should()
            .beAnnotatedWith(RolesAllowed.class)
            .orShould()
            .beAnnotatedWith(PermissionsAllowed.class)
            .orShould()
            .beAnnotatedWith(PermitAll.class)
            .because("who may come in is said at the door, not left to what lies behind it");

    @ArchTest
    static final ArchRule resourcesSayWhatTheyReturn = methods()
            .that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(Path.class)
            .should()
            .notHaveRawReturnType(Response.class)
            .because("a bare Response says nothing about what is answered");

    @ArchTest
    static final ArchRule entitiesStayInside = methods()
            .that()
            .arePublic()
            .and()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(Path.class)
            .should()
            .notHaveRawReturnType(annotatedWith(Entity.class))
            .because("what is stored and what is answered change for different reasons");

    @ArchTest
    static final ArchRule timeComesFromTheClock = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .because("deadlines and locks are tested by moving the clock");
}
