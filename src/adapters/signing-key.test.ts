import { createPublicKey, verify } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { keyFingerprint, makeSigningKey, readSigningKey } from './signing-key.ts';

const folder = mkdtempSync(join(tmpdir(), 'hinomi-key-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string) => join(folder, name);
const unreadable = expect.objectContaining({ code: 'KEY_UNREADABLE' });

it('makes a key that its owner alone can read, and signs with it', () => {
  const publicKey = makeSigningKey(at('sato.key'), '');
  expect(statSync(at('sato.key')).mode & 0o777).toBe(0o600);
  const signer = readSigningKey(at('sato.key'), '');
  expect(signer.publicKey).toBe(publicKey);
  const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
  const signature = Buffer.from(signer.sign('文書'), 'base64');
  expect(verify(null, Buffer.from('文書'), key, signature)).toBe(true);
  expect(keyFingerprint(publicKey)).toMatch(/^[0-9a-f]{16}$/);
});

it('never writes over a key', () => {
  makeSigningKey(at('once.key'), '');
  const before = readFileSync(at('once.key'));
  expect(() => makeSigningKey(at('once.key'), '')).toThrow(expect.objectContaining({ code: 'KEY_EXISTS' }));
  expect(readFileSync(at('once.key'))).toEqual(before);
});

it('opens a locked key with its passphrase alone', () => {
  const publicKey = makeSigningKey(at('locked.key'), 'a long word');
  expect(readFileSync(at('locked.key'), 'utf8')).toContain('ENCRYPTED');
  expect(readSigningKey(at('locked.key'), 'a long word').publicKey).toBe(publicKey);
  for (const wrong of ['', 'another'])
    expect(() => readSigningKey(at('locked.key'), wrong)).toThrow(unreadable);
});

it('refuses what is no such key, and a key that others can read', () => {
  expect(() => readSigningKey(at('none.key'), '')).toThrow(unreadable);
  writeFileSync(at('text.key'), 'no key', { mode: 0o600 });
  expect(() => readSigningKey(at('text.key'), '')).toThrow(unreadable);
  makeSigningKey(at('open.key'), '');
  chmodSync(at('open.key'), 0o644);
  expect(() => readSigningKey(at('open.key'), '')).toThrow(unreadable);
});
