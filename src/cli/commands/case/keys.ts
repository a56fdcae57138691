import { keyFingerprint, makeSigningKey, readSigningKey } from '../../../adapters/signing-key.ts';
import { redactUnicode } from '../../../request/redaction/redact.ts';
import { CASE_TEXTS } from '../../../text/case/case-texts.ts';
import {
  type CaseContext,
  type CaseOptions,
  deskOf,
  doerOf,
  passphrase,
  sayRecorded,
} from './case-command.ts';

/** `hinomi case key make FILE`: a key for signing. */
export function makeKey(path: string, { language, io }: Pick<CaseContext, 'language' | 'io'>): number {
  const fingerprint = keyFingerprint(makeSigningKey(path, passphrase()));
  io.stdout.write(`${redactUnicode(CASE_TEXTS[language].keyMade(path, fingerprint))}\n`);
  return 0;
}

/** `hinomi case key add DIR --key FILE --by NAME`: enters the own public key. */
export async function addKey(
  context: CaseContext,
  options: CaseOptions & { readonly key: string },
): Promise<number> {
  const { io, language } = context;
  const signer = readSigningKey(options.key, passphrase());
  const by = { ...doerOf(options), signer };
  sayRecorded(await deskOf(context).enterKey(by), context);
  const key = CASE_TEXTS[language].keyOf(by.who, keyFingerprint(signer.publicKey));
  io.stdout.write(`${redactUnicode(key)}\n`);
  return 0;
}
