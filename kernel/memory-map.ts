// Where things lie in the kernel's memory. The program reads the exported addresses; it never assumes any.

/** The longest chunk, and room behind it: sixteen bytes are read at once, also from its last byte on. */
const CHUNK_ROOM = 2 * 1024 * 1024 + 64;
/** More lines than this in one chunk are shorter than any ordinary line of an access log. */
export const MOST_LINES: i32 = 65536;
export const MOST_COLUMNS: i32 = 32;

export const CHUNK: usize = memory.data(CHUNK_ROOM, 16);
/** A percent-decoded text, while it is looked at. */
export const DECODED: usize = memory.data(4096 + 64, 16);

// For each line, four bytes each.
export const STARTS: usize = memory.data(65536 * 4, 16);
export const ADDRESSES: usize = memory.data(65536 * 4, 16);
export const PATHS: usize = memory.data(65536 * 4, 16);
/** Ordinals of the lines that the program must look at itself, and where in the chunk each ends. */
export const HANDED: usize = memory.data(65536 * 4, 16);
export const ENDS: usize = memory.data(65536 * 4, 16);
/** For each of those, where it is kept: see kept-lines.ts. */
export const KEPT: usize = memory.data(65536 * 4, 16);
/** Minutes since the epoch, as they come; a minute may come again. */
export const MINUTES: usize = memory.data(65536 * 4, 16);

// The layout's columns: see columns.ts.
export const COLUMN_KINDS: usize = memory.data(32, 16);
export const COLUMN_STOPS: usize = memory.data(32 * 4, 16);
export const COLUMN_MASKS: usize = memory.data(32 * 4, 16);
export const COLUMN_PASSES: usize = memory.data(32, 16);
export const COLUMN_OWN: usize = memory.data(32, 16);
/** Where the columns of the line at hand begin and end. */
export const RANGES: usize = memory.data(32 * 8, 16);
