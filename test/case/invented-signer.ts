import { createPrivateKey, createPublicKey, sign } from 'node:crypto';
import type { Signer } from '../../src/model/case/signer.ts';

/** PKCS #8 of an Ed25519 key up to its 32 bytes (RFC 8410). */
const PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The key of somebody who does not exist: the same for the same number. */
export function inventedSigner(n: number): Signer {
  const der = Buffer.concat([PREFIX, Buffer.alloc(32, n)]);
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  return {
    publicKey: createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64'),
    sign: (text) => sign(null, Buffer.from(text), key).toString('base64'),
  };
}
