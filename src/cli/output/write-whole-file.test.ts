import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeWholeFile } from './write-whole-file.ts';

describe('writeWholeFile', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'hinomi-test-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('writes anew what was there', () => {
    writeWholeFile(join(folder, 'report.json'), 'long before');
    writeWholeFile(join(folder, 'report.json'), 'now');
    expect(readFileSync(join(folder, 'report.json'), 'utf8')).toBe('now');
    expect(readdirSync(folder)).toEqual(['report.json']);
  });

  it('leaves nothing half written', () => {
    mkdirSync(join(folder, 'report.json'));
    expect(() => writeWholeFile(join(folder, 'report.json'), 'x')).toThrow();
    expect(readdirSync(folder)).toEqual(['report.json']);
  });
});
