/**
 * What tests of several rooms share: a real database, real hubs in processes of their own, a client for them, a real
 * browser, a strict issuer, and cases at every stage. Imports the migrations of {@code journal}, the ports of
 * {@code cluster} and nothing else of ours. Its surprise: the server and the shared hub outlive every test class and end
 * with the JVM.
 */
package org.sekimori.testing;
