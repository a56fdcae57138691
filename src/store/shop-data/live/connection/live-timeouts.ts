/** How long a database may take to let the reader in. Milliseconds. */
export const CONNECT_MS = 15_000;

/** A database that sends nothing for so long is given up. Milliseconds. */
export const SILENCE_MS = 300_000;

/** How long to wait for somebody else's lock on a table. Seconds. */
export const LOCK_WAIT_S = 30;
