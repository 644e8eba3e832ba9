/**
 * One node among its peers: the clustered Vert.x, who the others are, and how a node ends in good order.
 *
 * <p>Imports nothing of ours. Nothing rests on the cluster: it carries nudges, and a node without it stays correct.
 *
 * <p>The surprise: the member list names ports at which nobody may be. That is how nodes started at the same instant find
 * each other without multicast.
 */
package org.sekimori.cluster;
