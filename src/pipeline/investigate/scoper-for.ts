import { type ChannelOptions, createChannelReaders } from '../../scope/create-channel-readers.ts';
import { createScoper, type Scoper } from '../../scope/create-scoper.ts';
import type { Leak } from '../../scope/file/leak.ts';
import type { InputBooks } from '../evidence/input-books.ts';

/** What the channels need, where inputs and leaks are told as they were read. */
export interface ScoperFacts extends Omit<ChannelOptions, 'leaks' | 'span'> {
  readonly books: InputBooks;
  readonly leaks: readonly Leak[];
}

/** A scoper for the tenants of the configuration, with every channel. */
export function scoperFor({ books, leaks, ...facts }: ScoperFacts): Scoper {
  const { config } = facts;
  const profiles = new Map(config.tenants.map(({ id, profile }) => [id, profile]));
  return createScoper({
    readers: createChannelReaders({
      ...facts,
      // Behind the logs among the report's inputs.
      leaks: leaks.map((leak, at) => ({ leak, input: books.all.length + at })),
      span: books.span,
    }),
    profileOf: (tenant) => profiles.get(tenant) ?? config.profile,
    hasData: (tenant) => config.tenants.some(({ id, data }) => id === tenant && data !== undefined),
  });
}
