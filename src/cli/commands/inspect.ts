import { composeEvidence, type EvidenceOptions } from '../../compose/evidence/compose-evidence.ts';
import { inspectLine } from '../../disclose/report/lines/inspect-line.ts';
import { attacksIn } from '../../model/attack-set.ts';
import type { Language } from '../../model/language.ts';
import { inspect as runInspection } from '../../pipeline/inspect.ts';
import type { CommandIo } from '../command-io.ts';
import { onInterrupt } from '../interrupt.ts';
import { nothingUnderstood } from '../say/nothing-understood.ts';
import { sayBroken } from '../say/say-broken.ts';
import { sayError } from '../say/say-error.ts';
import { sayUnread } from '../say/say-unread.ts';

/** `hinomi inspect`: one line for each request that is hostile by itself. */
export async function inspect(
  options: EvidenceOptions & { readonly language: Language },
  io: CommandIo,
): Promise<number> {
  const evidence = await composeEvidence(options);
  const interrupt = onInterrupt(io.early);
  try {
    for (const error of evidence.unreadable) sayError(error, options.language, io.stderr);
    const count = await runInspection({
      ...evidence,
      stop: interrupt.signal,
      hostile: (requests) => {
        const lines = requests.map(({ path, attacks, ...request }) =>
          inspectLine({ ...request, input: path, attacks: attacksIn(attacks) }),
        );
        if (lines.length > 0) io.stdout.write(lines.join(''));
      },
    });
    const isCut = interrupt.signal.aborted;
    if (count.understood > 0 || isCut) sayUnread(count.inputs, isCut, options.language, io.stderr);
    sayBroken(count.brokenInputs, options.language, io.stderr);
    if (evidence.unreadable.length > 0 || count.brokenInputs.length > 0) return 4;
    if (count.understood > 0 || isCut) return 0;
    return sayError(nothingUnderstood(evidence.inputs), options.language, io.stderr);
  } finally {
    interrupt.release();
    await evidence.close();
  }
}
