/** What a word of SQL does; the judgement looks at these, not at the words. */
export const SQL_ROLES = {
  connective: 'or and xor',
  arithmetic: 'div mod',
  not: 'not binary',
  comparison: 'like rlike regexp ilike glob similar sounds',
  is: 'is',
  between: 'between',
  in: 'in',
  value: 'null true false current_user session_user system_user rownum',
  'set-operation': 'union intersect except minus',
  all: 'all distinct distinctrow',
  select: 'select',
  from: 'from',
  where: 'where having',
  order: 'order group',
  by: 'by',
  limit: 'limit offset',
  procedure: 'procedure',
  into: 'into',
  outfile: 'outfile dumpfile',
  case: 'case',
  when: 'when',
  consequent: 'then',
  else: 'else',
  end: 'end',
  statement:
    'insert update delete drop create alter truncate exec execute declare set ' +
    'call begin shutdown grant copy attach merge load handler replace show',
  waitfor: 'waitfor',
  delay: 'delay',
  as: 'as',
  if: 'if',
  escape: 'escape',
  collate: 'collate',
  direction: 'asc desc',
} as const;

export type SqlRole = keyof typeof SQL_ROLES;
