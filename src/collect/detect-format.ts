import { namesDeeds } from './audit/names-deeds.ts';
import type { Format } from './format.ts';
import { JSON_FORMATS } from './formats.ts';
import { IIS_NATIVE } from './iis/iis-native-format.ts';
import { bestLines } from './infer/best-lines.ts';
import { bestTrial, NEARLY } from './infer/best-trial.ts';
import { iisDateOrder } from './infer/iis-date-order.ts';
import { inferLayout } from './infer/infer-layout.ts';
import { linesOf } from './infer/sample-lines.ts';
import { NOTHING, type Trial, tryFormat } from './infer/try-format.ts';
import { unwrapSample } from './infer/unwrap-sample.ts';
import { SIEM_FORMATS } from './siem/siem-formats.ts';
import { toldByHeader } from './told-by-header.ts';
import { PREFIXED } from './wrapped/prefixed.ts';
import { WRAPPERS, wrappedFormat } from './wrapped/wrapped-format.ts';
import type { Wrapper } from './wrapped/wrapper.ts';

/** What the first lines of an input tell about its format. */
export interface Detection {
  /** Null when too few records fit any format. */
  readonly format: Format | null;
  /** The format that fits best all the same, when `format` is null and any record fits. */
  readonly guess: Format | null;
  /** Records of the sample that the best format reads. */
  readonly understood: number;
  /** Records that it was tried on; comments and blank lines are none. */
  readonly tried: number;
  readonly sampleLines: number;
}

/** Fewer records than this share, and fewer than ENOUGH, are taken for an accident. */
const LEAST_SHARE = 0.1;
const ENOUGH = 10;
const MOST = 0.5;

/**
 * Finds the format by trying all of them on the sample; the one that reads most records wins, of equals the more
 * specific one. Layouts of the combined family that have no name are told by their columns; lines that something
 * wrapped (a container's log, syslog, quotes) by what is inside. A first line that names columns (CSV) tells all.
 *
 * @param sample the input's first bytes, decompressed
 * @param fileName its date tells what days and months in the log mean where nothing else does
 */
export function detectFormat(sample: Uint8Array, fileName: string): Detection {
  const lines = linesOf(sample);
  const inferred = inferLayout(sample, lines);
  const first = inferred === undefined ? NOTHING : tryFormat(inferred, sample);
  const isWrapped = unwrapSample(PREFIXED, sample) !== undefined;
  const isPlain = !isWrapped && first.understood > 0 && first.understood >= first.tried * NEARLY;
  const told = toldByHeader(sample);
  const named = told === undefined ? NOTHING : tryFormat(told, sample);
  const isTold = named.understood > 0 && named.understood >= named.tried * NEARLY;
  const plain = isTold ? named : isPlain ? first : null;
  const found = plain ?? atLeast(named, bestOf(bestTrial(sample, first), bestWrapped(sample)));
  const dated = found.format === IIS_NATIVE ? iisDateOrder(sample, fileName, found) : found;
  const isMute = dated.format?.kind === 'audit' && !namesDeeds(sample);
  const best = isMute ? { ...NOTHING, tried: dated.tried } : dated;
  const sure = isSure(best);
  return {
    format: sure ? best.format : null,
    guess: sure ? null : best.format,
    understood: best.understood,
    tried: best.tried,
    sampleLines: lines.length,
  };
}

/** What a first line told, unless it reads less: a client may have named columns in what it sent first. */
function atLeast(told: Trial, other: Trial): Trial {
  return told.understood > 0 && told.understood >= other.understood ? told : other;
}

function isSure({ understood, tried }: Trial): boolean {
  return understood >= ENOUGH || (understood > 0 && understood >= tried * LEAST_SHARE);
}

/** The best format inside a wrapper; entries of JSON may hold lines that something else wrapped. */
function bestWrapped(sample: Uint8Array, wrappers = WRAPPERS): Trial {
  let best = NOTHING;
  for (const wrapper of wrappers) {
    const inside = unwrapSample(wrapper, sample);
    if (inside === undefined) continue;
    const format = wrapper.holdsEntries ? bestEntries(inside) : bestInside(wrapper, inside);
    // Syslog around a login program's message is that format's own head.
    if (format === null || (wrapper.name === 'syslog' && format.kind !== 'web')) continue;
    const trial = tryFormat(wrappedFormat(wrapper, format), sample);
    if (trial.understood > best.understood) best = trial;
  }
  return best;
}

/** Behind syslog's head a program's logger may have put its own. */
function bestInside(wrapper: Wrapper, inside: Uint8Array): Format | null {
  const logged = wrapper.name === 'syslog' ? bestWrapped(inside, [PREFIXED]) : NOTHING;
  return logged.format ?? bestLines(inside);
}

const IN_ENTRIES = WRAPPERS.filter((wrapper) => !wrapper.holdsEntries);

function bestEntries(inside: Uint8Array): Format | null {
  const { format } = bestOf(bestTrial(inside, NOTHING, JSON_FORMATS), bestWrapped(inside, IN_ENTRIES));
  return format;
}

/**
 * A wrapper is a surer sign than what else its lines could pass for: any syslog line passes for a login
 * program's, and a layout takes much for a user's name.
 */
function bestOf(plain: Trial, wrapped: Trial): Trial {
  // What syslog put before an event is its own head.
  if (plain.format !== null && SIEM_FORMATS.includes(plain.format) && plain.understood >= wrapped.understood)
    return plain;
  // Where the lines hold what is asked for they need not be made; a few may do by chance.
  if (wrapped.format?.separate !== undefined && plain.understood >= wrapped.understood * NEARLY) return plain;
  const share = plain.format?.name === 'sshd' ? MOST : NEARLY;
  return wrapped.understood > 0 && wrapped.understood >= plain.understood * share ? wrapped : plain;
}
