/** The console's screens in a real browser: how they look, and that no text and no way of looking breaks them. */
package org.sekimori.screens;
