package org.sekimori.pipeline;

import java.util.Optional;
import org.sekimori.deconfliction.ConflictCommand;
import org.sekimori.operation.Command;
import org.sekimori.operation.ScopeHash;

/**
 * The hub's order to put the screening of one version of a party on record.
 *
 * @param scopeHash of the version that was screened, for an operation
 */
public record ScreenParty(ConflictCommand.Screen screen, Optional<ScopeHash> scopeHash) implements Command {}
