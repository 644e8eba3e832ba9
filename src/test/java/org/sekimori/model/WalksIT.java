package org.sekimori.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.AroundTryHook;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.TryExecutionResult;
import net.jqwik.api.lifecycle.TryExecutor;
import net.jqwik.api.lifecycle.TryLifecycleContext;
import net.jqwik.api.providers.TypeUsage;
import net.jqwik.api.state.Action;
import net.jqwik.api.state.ActionChain;
import net.jqwik.api.state.Transformer;
import org.sekimori.operation.Stage;

/**
 * The small world on a real hub of two nodes: long random walks, in which whatever anybody tries is answered as the rules say,
 * and leaves on record what the rules decide. {@code walks.tries} a legal basis, {@code walks.steps} each.
 */
@PropertyDefaults(
        shrinking = ShrinkingMode.BOUNDED,
        generation = GenerationMode.RANDOMIZED,
        edgeCases = EdgeCasesMode.NONE)
@AddLifecycleHook(WalksIT.Tries.class)
class WalksIT {
    private static final int TRIES = Integer.getInteger("walks.tries", 2);
    private static final int STEPS = Integer.getInteger("walks.steps", 50);
    private static final int TO_THE_END = 80;

    /** Low enough for any seed; the plain courses alone accept 14 commands. */
    private static final int COMMANDS = 20;

    private static final int CODES = 5;
    private static Walked walked;
    private static WalkedHub hub;

    /** The legal basis of a walk. */
    @Retention(RetentionPolicy.RUNTIME)
    @interface Under {
        String value();
    }

    /** As many as are asked for, which no annotation can say. */
    static final class Tries implements AroundTryHook {
        private final Map<Method, Integer> walked = new HashMap<>();

        @Override
        public PropagationMode propagateTo() {
            return PropagationMode.ALL_DESCENDANTS;
        }

        @Override
        public TryExecutionResult aroundTry(TryLifecycleContext context, TryExecutor walk, List<Object> parameters) {
            var result = walk.execute(parameters);
            int number = walked.merge(context.targetMethod(), 1, Integer::sum);
            return result.isSatisfied() ? TryExecutionResult.satisfied(number >= TRIES) : result;
        }
    }

    /** The small world lives now, two days after its beginning. */
    @BeforeContainer
    static void start() throws IOException {
        var start = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofDays(2));
        System.setProperty("model.start", start.toString());
        hub = WalkedHub.start(Files.createTempDirectory("sekimori-walks"));
        walked = new Walked();
    }

    @AfterContainer
    static void stop() {
        if (hub == null) {
            return;
        }
        try {
            System.out.println(walked);
            if (walked.agreed()) {
                covered();
            }
        } finally {
            hub.close();
        }
    }

    private static void covered() {
        assertThat(walked.stages()).contains("executing", "closed");
        assertThat(walked.commands()).hasSizeGreaterThanOrEqualTo(COMMANDS);
        assertThat(walked.codes()).hasSizeGreaterThanOrEqualTo(CODES).contains("wrong-stage", "not-permitted");
    }

    @Example
    void the_plain_course_of_every_basis_agrees() {
        for (var basis : SmallWorld.RULES.bases().keySet().stream().sorted().toList()) {
            var walk = new Walk(hub, walked, basis.value()).toTheEnd(TO_THE_END);
            assertThat(walk.stage()).as(walk.toString()).contains(Stage.CLOSED);
        }
    }

    @Property
    void under_police_6_2(@ForAll("walks") @Under("police-6-2") ActionChain<Walk> walk) {
        walk.run().toTheEnd(TO_THE_END);
    }

    @Property
    void under_sdf_91_3(@ForAll("walks") @Under("sdf-91-3") ActionChain<Walk> walk) {
        walk.run().toTheEnd(TO_THE_END);
    }

    @Property
    void under_sdf_95_4(@ForAll("walks") @Under("sdf-95-4") ActionChain<Walk> walk) {
        walk.run().toTheEnd(TO_THE_END);
    }

    @Property
    void under_sdf_89_1(@ForAll("walks") @Under("sdf-89-1") ActionChain<Walk> walk) {
        walk.run().toTheEnd(TO_THE_END);
    }

    @Property
    void under_sdf_92_2(@ForAll("walks") @Under("sdf-92-2") ActionChain<Walk> walk) {
        walk.run().toTheEnd(TO_THE_END);
    }

    @Provide
    Arbitrary<ActionChain<Walk>> walks(TypeUsage target) {
        return chain(target.findAnnotation(Under.class).orElseThrow().value());
    }

    private static Arbitrary<ActionChain<Walk>> chain(String basis) {
        var chain =
                ActionChain.<Walk>startWith(() -> new Walk(hub, walked, basis)).withMaxTransformations(STEPS);
        for (var way : Way.values()) {
            chain = chain.withAction(way.weight(), action(way));
        }
        return chain;
    }

    private static Action<Walk> action(Way way) {
        return (Action.Independent<Walk>) () -> Arbitraries.longs()
                .withDistribution(RandomDistribution.uniform())
                .map(seed -> Transformer.transform(way + " " + seed, walk -> walk.step(way, seed)));
    }
}
