import type { OpenInput } from '../../model/byte-source.ts';
import type { ClientHeader } from '../../model/config/config.ts';
import type { FormatSpec } from '../worker/worker-setup.ts';

/** An input with what the configuration says of it. */
export interface EvidenceInput {
  readonly open: OpenInput;
  readonly spec: FormatSpec;
  /** Zone of times that carry none. */
  readonly timezone: string;
  /** Tenant of lines that name no host; ''. */
  readonly tenant: string;
  readonly client?: ClientHeader | undefined;
}
