/** How a GraphQL interface is asked for its own schema (graphql.org/learn/introspection); in lower case. */
export const SCHEMA_WORDS: readonly string[] = ['__schema', 'introspectionquery'];

/** A JSON web token's header that names no algorithm (RFC 8725, 2.1), `"alg":"none"` in base64, first or behind a comma. */
export const UNSIGNED_TOKENS: readonly string[] = [
  'eyJhbGciOiJub25l',
  'eyJhbGciOiJOb25l',
  'eyJhbGciOiJOT05F',
  'LCJhbGciOiJub25l',
  'LCJhbGciOiJOb25l',
  'LCJhbGciOiJOT05F',
];
