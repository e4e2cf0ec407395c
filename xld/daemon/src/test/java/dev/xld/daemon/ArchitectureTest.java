package dev.xld.daemon;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.xld.daemon.device.DeviceKind;

/** The borders between the rooms of the house, for the daemon and the modules it stands on. */
@AnalyzeClasses(packages = "dev.xld", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule jnaStaysInTheRoomsThatBindC = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "dev.xld.xen.jna..",
                    "dev.xld.xen.layout..",
                    "dev.xld.xen.release..",
                    "dev.xld.xenstore..",
                    "dev.xld.daemon.posix..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.sun.jna..");

    @ArchTest
    static final ArchRule jsonStaysAtTheSocket = noClasses()
            .that()
            .resideOutsideOfPackages("dev.xld.api..", "dev.xld.daemon.wire..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.fasterxml.jackson..");

    @ArchTest
    static final ArchRule theDaemonHasNoCommandLineLibrary =
            noClasses().should().dependOnClassesThat().resideInAPackage("picocli..");

    @ArchTest
    static final ArchRule theConfigParserDependsOnNothing = classes()
            .that()
            .resideInAPackage("dev.xld.config..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("dev.xld.config..", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule theStoreSeesNoOtherModule = onlyItself("dev.xld.xenstore..");

    @ArchTest
    static final ArchRule theBindingsSeeNoOtherModule = onlyItself("dev.xld.xen..");

    @ArchTest
    static final ArchRule theApiSeesNoOtherModule = onlyItself("dev.xld.api..");

    private static ArchRule onlyItself(String module) {
        return noClasses()
                .that()
                .resideInAPackage(module)
                .should()
                .dependOnClassesThat(new com.tngtech.archunit.base.DescribedPredicate<>("are another module's") {
                    @Override
                    public boolean test(JavaClass other) {
                        String mine = module.replace("..", "");
                        String name = other.getPackageName();
                        return name.startsWith("dev.xld.") && !name.equals(mine) && !name.startsWith(mine + ".");
                    }
                });
    }

    @ArchTest
    static final ArchRule onlyMainSeesTheWire = noClasses()
            .that()
            .resideOutsideOfPackages("dev.xld.daemon.wire..", "dev.xld.daemon")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.xld.daemon.wire..");

    @ArchTest
    static final ArchRule onlyMainSimulates = noClasses()
            .that()
            .resideOutsideOfPackages("dev.xld.daemon.sim..", "dev.xld.daemon")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.xld.daemon.sim..");

    @ArchTest
    static final ArchRule deviceKindsDoNotSeeEachOther = classes()
            .that()
            .areAssignableTo(DeviceKind.class)
            .and()
            .areNotInterfaces()
            .should(new ArchCondition<>("see no other device kind") {
                @Override
                public void check(JavaClass kind, ConditionEvents events) {
                    kind.getDirectDependenciesFromSelf().stream()
                            .filter(to -> to.getTargetClass().isAssignableTo(DeviceKind.class)
                                    && !to.getTargetClass().isInterface()
                                    && !to.getTargetClass().equals(kind))
                            .forEach(to -> events.add(SimpleConditionEvent.violated(kind, to.getDescription())));
                }
            });

    @ArchTest
    static final ArchRule packagesOfTheDaemonHaveNoCycles =
            slices().matching("dev.xld.daemon.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule packagesOfTheBindingsHaveNoCycles =
            slices().matching("dev.xld.xen.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule packagesOfTheParserHaveNoCycles =
            slices().matching("dev.xld.config.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule theRoomsOfXmLookOneWay = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("host")
            .definedBy("dev.xld.config.xm")
            .layer("value")
            .definedBy("dev.xld.config.xm.value")
            .layer("syntax")
            .definedBy("dev.xld.config.xm.syntax")
            .layer("runtime")
            .definedBy("dev.xld.config.xm.runtime")
            .layer("regex")
            .definedBy("dev.xld.config.xm.regex")
            .layer("builtin")
            .definedBy("dev.xld.config.xm.builtin")
            .layer("module")
            .definedBy("dev.xld.config.xm.module")
            .layer("interpreter")
            .definedBy("dev.xld.config.xm.interpreter")
            .layer("option")
            .definedBy("dev.xld.config.xm.option")
            .layer("domain")
            .definedBy("dev.xld.config.xm.domain")
            .whereLayer("host")
            .mayNotAccessAnyLayer()
            .whereLayer("value")
            .mayNotAccessAnyLayer()
            .whereLayer("syntax")
            .mayOnlyAccessLayers("value")
            .whereLayer("runtime")
            .mayOnlyAccessLayers("value")
            .whereLayer("regex")
            .mayOnlyAccessLayers("value", "runtime")
            .whereLayer("builtin")
            .mayOnlyAccessLayers("value", "runtime", "regex")
            .whereLayer("module")
            .mayOnlyAccessLayers("value", "runtime", "regex", "builtin", "host")
            .whereLayer("interpreter")
            .mayOnlyAccessLayers("value", "syntax", "runtime", "builtin", "module", "host")
            .whereLayer("option")
            .mayOnlyAccessLayers("value", "syntax", "runtime", "interpreter", "host")
            .whereLayer("domain")
            .mayOnlyAccessLayers("option", "host");

    @ArchTest
    static final ArchRule nothingStaticChanges = fields().that()
            .areStatic()
            .should(new ArchCondition<JavaField>("be final") {
                @Override
                public void check(JavaField field, ConditionEvents events) {
                    boolean fixed = field.getModifiers().contains(com.tngtech.archunit.core.domain.JavaModifier.FINAL);
                    boolean made =
                            field.getModifiers().contains(com.tngtech.archunit.core.domain.JavaModifier.SYNTHETIC);
                    events.add(new SimpleConditionEvent(field, fixed || made, field.getFullName()));
                }
            });
}
