package org.sekimori.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class ProofsTest {
    private static final NaiveTree TREE = new NaiveTree(3000);

    private static NaiveTree first(int size) {
        return size == 3000 ? TREE : new NaiveTree(size);
    }

    @Property(tries = 100)
    void an_inclusion_proof_is_the_one_of_the_definition_and_verifies(
            @ForAll @IntRange(min = 1, max = 3000) int size, @ForAll @IntRange(max = 2999) int anyIndex) {
        int index = anyIndex % size;
        var path = Proofs.inclusion(index, size, first(size));
        assertThat(path).usingElementComparator(Arrays::compare).isEqualTo(TREE.path(index, 0, size));
        byte[] leaf = TREE.leaves(index, index + 1).getFirst();
        assertThat(Proofs.verifyInclusion(index, size, leaf, path, TREE.root(size)))
                .isTrue();
        assertThat(Proofs.verifyInclusion(index, size, MerkleTree.leafHash(new byte[9]), path, TREE.root(size)))
                .isFalse();
        assertThat(Proofs.verifyInclusion(index, size, leaf, path, MerkleTree.emptyRoot()))
                .isFalse();
    }

    @Property(tries = 100)
    void a_consistency_proof_is_the_one_of_the_definition_and_verifies(
            @ForAll @IntRange(min = 1, max = 3000) int size, @ForAll @IntRange(min = 1, max = 3000) int anyOlder) {
        int older = 1 + anyOlder % size;
        var proof = Proofs.consistency(older, size, first(size));
        assertThat(proof).usingElementComparator(Arrays::compare).isEqualTo(TREE.consistency(older, size));
        assertThat(Proofs.verifyConsistency(older, TREE.root(older), size, TREE.root(size), proof))
                .isTrue();
        assertThat(Proofs.verifyConsistency(older, MerkleTree.emptyRoot(), size, TREE.root(size), proof))
                .isFalse();
        assertThat(Proofs.verifyConsistency(older, TREE.root(older), size, MerkleTree.emptyRoot(), proof))
                .isFalse();
    }

    @Property(tries = 100)
    void a_path_too_long_too_short_or_changed_is_refused(
            @ForAll @IntRange(min = 2, max = 3000) int size, @ForAll @IntRange(max = 2999) int anyIndex) {
        int index = anyIndex % size;
        byte[] leaf = TREE.leaves(index, index + 1).getFirst();
        byte[] root = TREE.root(size);
        var path = TREE.path(index, 0, size);
        var longer = new ArrayList<>(path);
        longer.add(root);
        var changed = new ArrayList<>(path);
        changed.set(0, root);
        for (var wrong : List.of(longer, path.subList(1, path.size()), changed)) {
            assertThat(Proofs.verifyInclusion(index, size, leaf, wrong, root)).isFalse();
        }
    }

    @Example
    void the_empty_tree_begins_every_tree() {
        assertThat(Proofs.consistency(0, 3000, TREE)).isEmpty();
        assertThat(Proofs.verifyConsistency(0, MerkleTree.emptyRoot(), 3000, TREE.root(3000), List.of()))
                .isTrue();
        assertThat(Proofs.verifyConsistency(0, TREE.root(1), 3000, TREE.root(3000), List.of()))
                .isFalse();
    }
}
