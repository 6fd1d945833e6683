package cn.xinshou.breach;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Instant;

@AnalyzeClasses(packages = "cn.xinshou.breach", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule features = slices().matching("cn.xinshou.breach.(*)..")
            .should()
            .beFreeOfCycles()
            .because("a feature that needs another that needs it is one feature with two names");

    @ArchTest
    static final ArchRule law = noClasses()
            .that()
            .resideInAPackage("..rule..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..incident..", "..clock..", "..notice..", "..delivery..")
            .because("the law does not know our incidents");

    @ArchTest
    static final ArchRule protocols = noClasses()
            .that()
            .resideInAPackage("..delivery..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..channel..", "jakarta.mail..", "org.eclipse.angus..")
            .because("the accounts are the same for every channel");

    @ArchTest
    static final ArchRule pages = noClasses()
            .that()
            .resideOutsideOfPackage("..console..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..console..")
            .because("pages come last: no rule may live in them");

    @ArchTest
    static final ArchRule doors = classes()
            .that()
            .areAnnotatedWith(Path.class)
            .and()
            .areNotInterfaces()
            .should()
            .notBePublic()
            .because("HTTP is the only way to a resource");

    @ArchTest
    static final ArchRule answers = methods()
            .that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(Path.class)
            .should()
            .notHaveRawReturnType(Response.class)
            .because("an endpoint says what it answers");

    @ArchTest
    static final ArchRule time =
            noClasses().should().callMethod(Instant.class, "now").because("statutory clocks are tested by moving time");
}
