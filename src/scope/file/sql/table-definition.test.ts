import { describe, expect, it } from 'vitest';
import { tableDefinition } from './table-definition.ts';

describe('the columns of a CREATE TABLE', () => {
  it('are read past types, defaults, comments and keys', () => {
    const inside =
      "id integer PRIMARY KEY, `e-mail` varchar(255) DEFAULT 'a,)''b', \"Name\" numeric(10,2) -- it's, (x\n, 氏名 text," +
      ' PRIMARY KEY (id), CHECK (id > 0)) ENGINE=InnoDB;';
    expect(tableDefinition(inside)).toEqual({
      columns: ['id', '`e-mail`', '"Name"', '氏名'],
      after: ' ENGINE=InnoDB;',
    });
  });

  it('are not told before they end', () => {
    expect(tableDefinition('id int, name varchar(20)')).toBeNull();
    expect(tableDefinition("id int DEFAULT ')")).toBeNull();
  });
});
