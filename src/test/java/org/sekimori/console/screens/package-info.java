/**
 * The console as people use it: every test signs real persons in to a real hub by a real browser. Imports the fixtures of
 * {@code testing}, the scenario of {@code play} and nothing else of ours. Its surprise: the words are written out here once
 * more, since they are what a person must see.
 */
package org.sekimori.console.screens;
