package org.sekimori.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PolicySetTest {
    @Test
    void the_set_of_this_repository_is_in_order() throws BrokenPolicies {
        var set = PolicySet.load(Path.of("policies"));
        assertThat(set.rules().gates()).hasSize(10);
    }
}
