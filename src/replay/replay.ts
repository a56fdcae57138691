import type { EvidenceFolder } from '../model/ports.ts';

export interface ReplayOptions {
  /** Share of what was not published by number, and of what is merely much; 1 is the full scale. */
  readonly scale: number;
}

/** A published breach that can be made anew: the evidence which that victim had, without the answer. */
export interface Replay {
  /** Also the name of its folder under `incidents/` and of its page under `docs/incidents/`. */
  readonly id: string;
  /** Writes the evidence and `hinomi.yaml`. The same scale gives the same bytes. */
  build(folder: EvidenceFolder, options: ReplayOptions): void;
}
