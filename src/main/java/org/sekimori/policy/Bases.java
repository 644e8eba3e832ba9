package org.sekimori.policy;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.sekimori.operation.Agency;
import org.sekimori.operation.BasisId;
import org.sekimori.operation.LegalBasis;
import org.sekimori.operation.Organisation;
import org.sekimori.operation.ProtectedAsset;

/** Reads {@code legal-bases.yaml}. */
record Bases(Map<BasisId, LegalBasis> bases, Map<BasisId, Title> titles) {
    static Bases read(Yaml.Block document, Problems.Of problems) {
        var bases = new LinkedHashMap<BasisId, LegalBasis>();
        var titles = new LinkedHashMap<BasisId, Title>();
        for (var block : document.blocks("bases")) {
            var basis = basis(block);
            if (bases.putIfAbsent(basis.id(), basis) != null) {
                problems.add(block.line("id"), "expected an id of its own, but another basis has this one");
            }
            titles.put(basis.id(), Title.of(block));
            check(basis, block, problems);
        }
        return new Bases(bases, titles);
    }

    private static LegalBasis basis(Yaml.Block block) {
        return new LegalBasis(
                new BasisId(block.text("id")),
                Words.all(Agency.class, block.words("applicants")),
                Words.all(Agency.class, block.words("required")),
                Words.all(Agency.class, block.words("allowed")),
                block.flag("partner"),
                Words.all(ProtectedAsset.Owner.class, block.words("protects")),
                Words.all(Organisation.class, block.words("abroad")));
    }

    private static void check(LegalBasis basis, Yaml.Block block, Problems.Of problems) {
        if (!basis.allowed().containsAll(basis.required())) {
            problems.add(block.line("required"), "expected every required executor to be allowed as well");
        }
        if (!basis.allowed().containsAll(basis.applicants())) {
            problems.add(block.line("applicants"), "expected every applicant's agency to be allowed as executor");
        }
        if (basis.partner() && !basis.required().containsAll(Set.of(Agency.POLICE, Agency.SDF))) {
            problems.add(block.line("partner"), "expected police and sdf to be required where there is a partner");
        }
        for (var word : block.words("abroad")) {
            var organisation = Words.of(Organisation.class, word.text()).orElseThrow();
            if (organisation == Organisation.PREFECTURE) {
                problems.add(
                        word.line(),
                        "expected no prefecture: abroad the law lets only officers of the NPA act (art 6-2)");
            } else if (organisation.agency().filter(basis.allowed()::contains).isEmpty()) {
                problems.add(
                        word.line(),
                        "expected an organisation of an allowed executor, but found '" + word.text() + "'");
            }
        }
    }
}
