/** So many exposures always stand in the report; of more, all stand in `exposures.ndjson` too. */
export const LISTED_EXPOSURES = 200;
