/**
 * Stands for whoever guessed an account's password where no log says from which address: told apart from all actors
 * while claims are made, and nobody's in what is told.
 */
export const UNKNOWN_HAND = '\0guessed';
