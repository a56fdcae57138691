import type { EvidenceRef } from '../../model/evidence-ref.ts';
import type { Finding } from '../../model/finding.ts';
import type { ShopEvent } from '../../model/shop-event.ts';

/** ATT&CK: credentials in files, which is what a copy of the shop is as well. */
const IN_FILES = 'T1552.001';

/** Which requests for files that nobody may have were answered with the file, as findings say. */
export class SentSecrets {
  readonly #byAddress = new Map<string, Finding[]>();

  constructor(findings: readonly Finding[]) {
    for (const finding of findings) {
      if (finding.outcome !== 'succeeded' || !finding.techniques.includes(IN_FILES)) continue;
      for (const source of finding.sources) {
        const own = this.#byAddress.get(source);
        if (own === undefined) this.#byAddress.set(source, [finding]);
        else own.push(finding);
      }
    }
  }

  /** Whether a finding says it of this request. One that counts more lines than it lists speaks for what was answered whole in its time. */
  has({ address, at, status, source }: ShopEvent): boolean {
    const own = this.#byAddress.get(address) ?? [];
    return own.some(({ evidence, count, firstAt, lastAt }) =>
      evidence.length < count
        ? status === 200 && at >= firstAt && at <= lastAt
        : evidence.some((one) => isSame(one, source)),
    );
  }
}

function isSame(a: EvidenceRef, b: EvidenceRef): boolean {
  return a.input === b.input && a.offset === b.offset;
}
