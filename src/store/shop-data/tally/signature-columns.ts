import { CERTAINTIES } from '../../../model/exposure.ts';
import type { UnitCount } from './unit-count.ts';

/** What a row means to what is counted: for a unit, what all of its rows mean together. */
export type Signature = Pick<UnitCount, 'groups' | 'states'>;

/** How signatures lie in columns of bits, such that joining the bits of several rows joins what they mean. */
export interface SignatureColumns {
  readonly count: number;
  valuesOf(signature: Signature): bigint[];
  signatureOf(values: readonly bigint[]): Signature;
}

/** Bits in one column. */
const WIDTH = 60;

/**
 * The columns for signatures of so many groups: a bit for each signature where these are few, as nearly always, since
 * one column is united in half the time of five. Else the groups' bits and a state for each certainty.
 *
 * @param groups 0 when the groups do not matter, as over several tenants
 */
export function signatureColumns(signatures: readonly Signature[], groups: number): SignatureColumns {
  const distinct = new Map(signatures.map((each) => [keyOf(each), each]));
  return distinct.size <= WIDTH ? numbered(distinct) : spelt(Math.ceil((groups * 2) / WIDTH));
}

function numbered(signatures: ReadonlyMap<string, Signature>): SignatureColumns {
  const bits = new Map([...signatures.keys()].map((key, at) => [key, 1n << BigInt(at)]));
  const all = [...signatures.values()];
  return {
    count: 1,
    valuesOf: (signature) => [bits.get(keyOf(signature))!],
    signatureOf: ([value]) =>
      all.filter((_, at) => (value! & (1n << BigInt(at))) !== 0n).reduce(unite, NOTHING),
  };
}

function spelt(chunks: number): SignatureColumns {
  return {
    count: chunks + CERTAINTIES.length,
    valuesOf: ({ groups, states }) => [
      ...Array.from({ length: chunks }, (_, at) => BigInt.asUintN(WIDTH, groups >> BigInt(at * WIDTH))),
      ...states.map(BigInt),
    ],
    signatureOf: (values) => ({
      groups: values.slice(0, chunks).reduce((all, bits, at) => all | (bits << BigInt(at * WIDTH)), 0n),
      states: values.slice(chunks).map(Number),
    }),
  };
}

const NOTHING: Signature = { groups: 0n, states: CERTAINTIES.map(() => 0) };

/** States have more bits than JavaScript's operations on numbers. */
function unite(one: Signature, other: Signature): Signature {
  return {
    groups: one.groups | other.groups,
    states: one.states.map((state, at) => Number(BigInt(state) | BigInt(other.states[at]!))),
  };
}

function keyOf({ groups, states }: Signature): string {
  return [groups.toString(16), ...states].join();
}
