import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
} from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { AppError } from '../errors/app-error.ts';
import type { Signer } from '../model/case/signer.ts';

/**
 * Makes a key (Ed25519) in a file that only its owner can read (PKCS #8, PEM, encrypted where a passphrase is given). The
 * public part follows from it.
 *
 * @param passphrase '' for none
 * @returns the public key, DER in base64
 * @throws AppError KEY_EXISTS, OUTPUT_UNWRITABLE
 */
export function makeSigningKey(path: string, passphrase: string): string {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const locked = passphrase === '' ? {} : { cipher: 'aes-256-cbc', passphrase };
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem', ...locked });
  try {
    writeFileSync(path, pem, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    const { code = String(error) } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') throw new AppError('KEY_EXISTS', { path }, error);
    throw new AppError('OUTPUT_UNWRITABLE', { path, cause: code }, error);
  }
  return base64Of(publicKey);
}

/**
 * Reads a private key for signing.
 *
 * @throws AppError KEY_UNREADABLE, also for a key that others on this machine can read
 */
export function readSigningKey(path: string, passphrase: string): Signer {
  try {
    if (process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0) throw new Error('chmod 600');
    const pem = readFileSync(path, 'utf8');
    const key = createPrivateKey({ key: pem, ...(passphrase !== '' && { passphrase }) });
    if (key.asymmetricKeyType !== 'ed25519') throw new Error('Ed25519');
    return {
      publicKey: base64Of(createPublicKey(key)),
      sign: (text) => sign(null, Buffer.from(text), key).toString('base64'),
    };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new AppError('KEY_UNREADABLE', { path, cause: code ?? message }, error);
  }
}

/** The short name of a public key, for people to compare: the first sixteen digits of its SHA-256. */
export function keyFingerprint(publicKey: string): string {
  return createHash('sha256').update(Buffer.from(publicKey, 'base64')).digest('hex').slice(0, 16);
}

function base64Of(key: KeyObject): string {
  return key.export({ type: 'spki', format: 'der' }).toString('base64');
}
