import { expect, test } from 'vitest';
import { meantKey } from './meant-key.ts';

const TOP = ['timezone', 'organisation', 'tenants', 'known', 'evidence', 'told'];
const EVIDENCE = ['kind', 'path', 'format', 'tenant', 'client', 'fields', 'timezone'];

test.each([
  ['tenats', TOP, 'tenants'],
  ['logs', TOP, 'evidence'],
  ['shops', TOP, 'tenants'],
  ['tz', TOP, 'timezone'],
  ['Organization', TOP, 'organisation'],
  ['allowlist', TOP, 'known'],
  ['log_format', EVIDENCE, 'format'],
  ['logFormat', EVIDENCE, 'format'],
  ['client-header', EVIDENCE, 'client'],
  ['file', EVIDENCE, 'path'],
  ['type', EVIDENCE, 'kind'],
  ['pat', EVIDENCE, 'path'],
  // Nothing is near: any suggestion would mislead.
  ['webhook', TOP, ''],
  ['retention', EVIDENCE, ''],
  ['x', EVIDENCE, ''],
])('by %s was meant', (written, known, key) => {
  expect(meantKey(written, known)).toBe(key);
});
