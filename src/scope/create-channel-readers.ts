import type { Config } from '../model/config/config.ts';
import type { ChannelReader } from './channel-reader.ts';
import { createExportViewReader } from './export-view/create-export-view-reader.ts';

export interface ChannelOptions {
  readonly config: Config;
}

/** One reader a channel. */
export function createChannelReaders({ config }: ChannelOptions): readonly ChannelReader[] {
  return [createExportViewReader({ config })];
}
