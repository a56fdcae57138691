import type { Attack } from './attack.ts';
import type { Text } from './language.ts';

/** An attack of which scope shows that it brought something back, in one stretch without a long silence. */
export interface ProvenAttack {
  readonly actor: string | null;
  /** Of what belongs to no actor; '' where the log holds none, undefined where such addresses are not told apart. */
  readonly address?: string | undefined;
  /** The tenant that was attacked. */
  readonly tenant: string;
  readonly attack: Attack;
  /** Milliseconds since the epoch. */
  readonly from: number;
  readonly to: number;
  /** What came back, in words. */
  readonly why: Text;
}
