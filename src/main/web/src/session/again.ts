/** Told to the window when a session that had ended goes on: what waited for it need wait no longer. */
export const AGAIN = 'sekimori:again';
