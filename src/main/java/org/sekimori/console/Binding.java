package org.sekimori.console;

import org.sekimori.operation.Command;

/**
 * Who decides an action and what its body is.
 *
 * @param room names the address on the bus
 * @param type the command's record; one whose only component is a {@code Proposal} has that proposal as its body
 */
public record Binding(String room, Class<? extends Command> type) {}
