/**
 * What tests of several rooms share: a real database. Imports the migrations of {@code journal} and nothing else of ours. Its
 * surprise: the server outlives every test class and ends with the JVM.
 */
package org.sekimori.testing;
