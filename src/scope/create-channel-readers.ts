import type { Config } from '../model/config/config.ts';
import type { ChannelReader } from './channel-reader.ts';

export interface ChannelOptions {
  readonly config: Config;
}

/** One reader a channel. */
export function createChannelReaders(_options: ChannelOptions): readonly ChannelReader[] {
  return [];
}
