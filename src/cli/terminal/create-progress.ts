import type { SingleBar } from 'cli-progress';
import type { Language } from '../../model/language.ts';
import { loadOnce } from '../../model/load-once.ts';
import { count } from '../../text/count.ts';
import { en } from '../../text/terminal/en.ts';
import { ja } from '../../text/terminal/ja.ts';

/** How far a run is. */
export interface ProgressState {
  /** Bytes as received, of all inputs so far. */
  readonly bytes: number;
  /** 0 when nobody knows. */
  readonly totalBytes: number;
  readonly lines: number;
}

export interface ProgressOptions {
  readonly quiet: boolean;
  readonly language: Language;
  /** A steady clock in milliseconds. */
  readonly now?: () => number;
}

/** A progress line. */
export interface ProgressLine {
  update(state: ProgressState): void;
  /** Takes the line away. */
  end(): void;
}

const cliProgress = loadOnce<typeof import('cli-progress')>('cli-progress');

/** A run that is over by then needs no progress line. */
const PATIENCE_MS = 1000;

/**
 * Makes a progress line on a terminal: bytes, lines, lines a second, roughly how long. It appears only when a
 * run takes over a second, and leaves nothing behind; with `quiet`, or where the stream is no terminal, it
 * writes nothing at all.
 */
export function createProgress(stream: NodeJS.WritableStream, options: ProgressOptions): ProgressLine {
  const now = options.now ?? (() => performance.now());
  const isTerminal = 'isTTY' in stream && stream.isTTY === true;
  if (options.quiet || !isTerminal) return { update() {}, end() {} };
  const begin = now();
  let bar: SingleBar | null = null;
  return {
    update(state) {
      const elapsed = now() - begin;
      if (elapsed < PATIENCE_MS) return;
      if (bar === null) {
        bar = createBar(stream, options.language);
        bar.start(Math.max(1, state.totalBytes), 0, { state, elapsed });
      }
      bar.setTotal(Math.max(1, state.totalBytes));
      bar.update(state.bytes, { state, elapsed });
    },
    end() {
      bar?.stop();
      bar = null;
    },
  };
}

interface Payload {
  readonly state: ProgressState;
  /** Milliseconds since the run began. */
  readonly elapsed: number;
}

function createBar(stream: NodeJS.WritableStream, language: Language): SingleBar {
  const text = language === 'ja' ? ja : en;
  const bars = cliProgress();
  return new bars.SingleBar({
    stream,
    clearOnComplete: true,
    fps: 8,
    format: (_options, _params, payload: Payload) => {
      const { state, elapsed } = payload;
      const share = state.totalBytes > 0 ? Math.min(1, state.bytes / state.totalBytes) : 0;
      const left = share > 0.01 ? ((elapsed / share) * (1 - share)) / 1000 : -1;
      return text.progress({
        percent: String(Math.floor(share * 100)),
        read: megabytes(Math.min(state.bytes, state.totalBytes || state.bytes)),
        total: megabytes(state.totalBytes),
        lines: count(state.lines),
        speed: count(Math.round((state.lines / elapsed) * 1000)),
        left: text.left(left),
      });
    },
  });
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`;
}
