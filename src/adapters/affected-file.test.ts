import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { Decrypter, generateIdentity, identityToRecipient } from 'age-encryption';
import { describe, expect, it } from 'vitest';
import { workspace } from '../../test/workspace.ts';
import { AppError } from '../errors/app-error.ts';
import { createAffectedFile } from './affected-file.ts';

const space = workspace();
const LINES = Array.from({ length: 20_000 }, (_, n) => `{"person":{"name":"見本 ${n} 子"},"n":${n}}\n`);

async function keyPair(): Promise<{ identity: string; recipient: string }> {
  const identity = await generateIdentity();
  return { identity, recipient: await identityToRecipient(identity) };
}

async function written(path: string, recipients: readonly string[], lines = LINES): Promise<string> {
  const file = await createAffectedFile(path, { recipients });
  for (const line of lines) await file.write(Buffer.from(line));
  await file.close();
  return file.path;
}

async function decrypted(path: string, identity: string): Promise<string> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  return decrypter.decrypt(readFileSync(path), 'text');
}

describe('the list of affected persons', () => {
  it('is plain without a recipient', async () => {
    const path = await written(space.at('plain.ndjson'), []);
    expect(path).toBe(space.at('plain.ndjson'));
    expect(readFileSync(path, 'utf8')).toBe(LINES.join(''));
  });

  it('is read by each recipient and by nobody else', async () => {
    const [one, two, other] = [await keyPair(), await keyPair(), await keyPair()];
    const path = await written(space.at('for.ndjson'), [one.recipient, ` ${two.recipient}`]);
    expect(path).toBe(space.at('for.ndjson.age'));
    expect(existsSync(space.at('for.ndjson'))).toBe(false);
    expect(await decrypted(path, one.identity)).toBe(LINES.join(''));
    expect(await decrypted(path, two.identity)).toBe(LINES.join(''));
    await expect(decrypted(path, other.identity)).rejects.toThrow();
    expect(readFileSync(path, 'latin1')).not.toContain('person');
  });

  it.each([[], ['a key']])(
    'holds each block as it was when it was written, whatever becomes of it (%s)',
    async (...keys) => {
      const { identity, recipient } = await keyPair();
      const path = space.at(`blocks${keys.length}.ndjson`);
      const file = await createAffectedFile(path, { recipients: keys.length === 0 ? [] : [recipient] });
      const block = Buffer.alloc(100_003);
      const blocks = Array.from('abcdefghijkl');
      for (const letter of blocks) await file.write(block.fill(letter));
      block.fill('z');
      await file.close();
      const list = keys.length === 0 ? readFileSync(path, 'utf8') : await decrypted(file.path, identity);
      expect(list).toBe(blocks.map((letter) => letter.repeat(block.length)).join(''));
    },
  );

  it('can be empty', async () => {
    const { identity, recipient } = await keyPair();
    const path = await written(space.at('empty.ndjson'), [recipient], []);
    expect(await decrypted(path, identity)).toBe('');
  });

  it('leaves no list of an earlier run under the other name', async () => {
    const { recipient } = await keyPair();
    writeFileSync(space.at('again.ndjson'), 'of before');
    await written(space.at('again.ndjson'), [recipient]);
    expect(existsSync(space.at('again.ndjson'))).toBe(false);
    await written(space.at('again.ndjson'), []);
    expect(existsSync(space.at('again.ndjson.age'))).toBe(false);
  });

  it.each([[], ['a key']])(
    'has its name only when it is whole, and leaves none of before (%s)',
    async (...keys) => {
      const path = space.at(`whole${keys.length}.ndjson`);
      writeFileSync(path, 'of before');
      const recipients = keys.length === 0 ? [] : [(await keyPair()).recipient];
      const file = await createAffectedFile(path, { recipients });
      for (const line of LINES) await file.write(Buffer.from(line));
      expect(existsSync(path) || existsSync(file.path)).toBe(false);
      await file.discard();
      const left = readdirSync(dirname(path)).filter((name) => name.startsWith(basename(path)));
      expect(left).toEqual([]);
    },
  );

  it('refuses what is no recipient before it writes, and repeats no private key', async () => {
    const { identity } = await keyPair();
    for (const wrong of ['', 'age1', 'age1qqqq', 'somebody@shop.example', identity]) {
      const refused = await createAffectedFile(space.at('wrong.ndjson'), { recipients: [wrong] }).catch(
        (error: unknown) => error,
      );
      expect(refused).toBeInstanceOf(AppError);
      expect((refused as AppError).code).toBe('AFFECTED_RECIPIENT');
      expect((refused as AppError).entry.exit).toBe(2);
      expect((refused as AppError).say('en')).not.toContain(identity.slice(20));
    }
    expect(existsSync(space.at('wrong.ndjson'))).toBe(false);
    expect(existsSync(space.at('wrong.ndjson.age'))).toBe(false);
  });

  it('says where it cannot be written', async () => {
    await expect(createAffectedFile(space.at('no/such/folder.ndjson'), { recipients: [] })).rejects.toThrow(
      /ENOENT/,
    );
  });
});
