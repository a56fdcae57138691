import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { makeLog } from '../test/make-log.ts';
import { repeatLog, uniqueAddress, uniqueLog } from './grow-log.ts';

const folder = mkdtempSync(join(tmpdir(), 'hinomi-grow-'));
const log = Buffer.from(makeLog({ days: 1, visitsPerDay: 10 }));
const linesOf = (path: string) => readFileSync(path, 'latin1').trimEnd().split('\n');

afterAll(() => rmSync(folder, { recursive: true }));

describe('repeatLog', () => {
  it('writes whole copies until there are enough lines', async () => {
    const path = join(folder, 'repeated.log');
    await repeatLog(log, 1_000, path);
    const written = readFileSync(path);
    expect(written.length % log.length).toBe(0);
    expect(linesOf(path).length).toBeGreaterThanOrEqual(1_000);
  });
});

describe('uniqueLog', () => {
  it('gives each line an address, a query and a user agent of its own', async () => {
    const path = join(folder, 'unique.log');
    await uniqueLog(log, 1_000, path);
    const fields = linesOf(path).map((line) => /^(\S+) .*?"[A-Z]+ (\S+) .*"([^"]*)"$/.exec(line)!);
    for (const column of [1, 2, 3])
      expect(new Set(fields.map((field) => field[column])).size).toBe(fields.length);
  });
});

describe('uniqueAddress', () => {
  it('never gives two numbers one address, nor leaves IPv4', () => {
    const addresses = Array.from({ length: 200_000 }, (_, serial) => uniqueAddress(serial));
    expect(new Set(addresses).size).toBe(addresses.length);
    for (const address of addresses)
      expect(address.split('.').every((part) => Number(part) < 256)).toBe(true);
  });
});
