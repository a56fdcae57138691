import { createHash } from 'node:crypto';
import type { Addressee } from '../../src/respond/sending/deliver-all.ts';

const hash = (text: string) => createHash('sha256').update(text).digest('hex');

/** People who do not exist, each with an address of their own. */
export function inventedAddressees(count: number): Addressee[] {
  return Array.from({ length: count }, (_, n) => {
    const person = hash(`person ${n}`);
    const to = `person-${n}@mail.example`;
    return {
      person,
      to,
      toPseudonym: hash(to),
      message: `${person.slice(0, 32)}@shop.example`,
      envelopeId: person.slice(0, 32),
      write: () => ({
        subject: 'お詫びとお知らせ',
        text: `${n} 様\n\nお名前が閲覧されました。\n`,
        html: null,
      }),
    };
  });
}
