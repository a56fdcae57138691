import { describe, expect, it } from 'vitest';
import { wordsFound } from '../testing/words-found.ts';
import { detectDocumentQuery } from './detect-document-query.ts';

describe('detectDocumentQuery', () => {
  it.each([
    '{"$gt":""}',
    '{"$ne":null}',
    '{"name":{"$ne":"x"}}',
    '{"$where":"sleep(1)"}',
    "1, $where: '1 == 1'",
    '{"$regex":"^a"}',
    "', $or: [ {}, { 'a':'a",
    'user[$ne]=1',
    'price[$gt]=',
    'login[$regex]=.*',
  ])('finds an operator in %s', (text) => {
    expect(wordsFound(detectDocumentQuery, text)).toEqual(['document-operator']);
  });

  it.each([
    'db.getCollectionNames()',
    "';while(1);var b='",
    "';return true;var x='",
    "';a=new Date();do{b=1}while(1)",
    'db.orders.insert({a:1})',
    "' && this.secret.match(/.*/)//",
  ])('finds code of the database in %s', (text) => {
    expect(wordsFound(detectDocumentQuery, text)).toEqual(['document-query-code']);
  });

  it.each([
    '{"price":{"$gte":1000,"$lte":5000}}',
    '{"$or":[{"color":"red"},{"color":"blue"}]}',
    '{"status":{"$ne":"deleted"}}',
    '{"name":{"$regex":"shirt"}}',
    'filters[name][$ne]=x',
    'where[id][$nin]=3',
    'price[$gt]=10',
    '$filter=price gt 10',
    '$5',
    'US$: 10',
  ])('leaves the filter %s alone', (text) => {
    expect(wordsFound(detectDocumentQuery, text)).toEqual([]);
  });
});
