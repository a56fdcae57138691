import type { ContentPlace, Profile } from '../../model/route.ts';
import { pathSegments } from './path-segments.ts';
import { createPathTrie } from './path-trie.ts';

/** Finds the content place in which a path (decoded, without the query) lies; null when it lies in none. */
export type ContentFinder = (path: string) => ContentPlace | null;

/** Compiles a profile's content places. The most specific wins, then list order. */
export function compileContent(profile: Profile): ContentFinder {
  const trie = createPathTrie<ContentPlace>();
  for (const place of profile.content) trie.add(place.path, place);
  return (path) => trie.find(pathSegments(path), (places) => places[0] ?? null);
}
