import type { EvidenceRef } from '../../model/evidence-ref.ts';
import type { ShopEvent } from '../../model/shop-event.ts';

/** One script that a page served at one look at it. */
export interface ScriptLook {
  readonly tenant: string;
  /** As written: an address of the page, or its path. */
  readonly page: string;
  readonly at: number;
  readonly url: string;
  /** '' when it could not be taken. */
  readonly sha256: string;
  /** `success` for a version that the line says is good, `failure` for one that is not, '' where it is silent. */
  readonly approval: 'success' | 'failure' | '';
  readonly evidence: EvidenceRef;
}

/** Reads the look out of an event of kind `script`. */
export function scriptLook(event: ShopEvent): ScriptLook {
  return {
    tenant: event.tenant,
    page: event.referer,
    at: event.at,
    url: event.target,
    sha256: event.object,
    approval: event.result,
    evidence: event.source,
  };
}
