import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ERRORS } from './catalogue.ts';

it('holds the codes of every file beside it, each once', async () => {
  const folder = new URL('./catalogue/', import.meta.url);
  const files = await Promise.all(readdirSync(folder).map((name) => import(new URL(name, folder).href)));
  const codes = files.flatMap((file) =>
    Object.values(file).flatMap((errors) => Object.keys(errors as object)),
  );
  expect(codes.toSorted()).toEqual(Object.keys(ERRORS).toSorted());
});
