import type { FormatCases } from './format-cases.ts';

const AT = '2024-05-06T07:08:09.123Z';
const LOG = { kind: 'database', at: AT } as const;
const QUERY = { ...LOG, action: 'database.query' } as const;
const ONE = { account: 'shop', address: '203.0.113.9', object: 'b', session: '65f7a3b1.1a2b' } as const;

/** One csvlog line of version 13 and up to the 23rd column; `tail` is what the newer versions add. */
function csvLine(severity: string, message: string, rest = ',,,,,', tail = ',"client backend",,0'): string {
  return `2024-05-06 16:08:09.123 JST,"shop","b",123,"203.0.113.9:54321",65f7a3b1.1a2b,5,"SELECT",2024-05-06 16:00:00 JST,3/42,0,${severity},00000,"${message}",${rest},,,"psql"${tail}`;
}

const PREFIX = '2024-05-06 16:08:09.123 JST [123] shop@b LOG:  ';
const BY_PID = { account: 'shop', object: 'b', session: '123' } as const;

export const DATABASE_CASES: readonly FormatCases[] = [
  {
    spec: 'postgres-csv',
    good: [
      [
        csvLine('LOG', 'statement: SELECT *\nFROM ""orders""\n2024-05-06 16:08:09.123 JST, no record;'),
        {
          ...QUERY,
          ...ONE,
          userAgent: 'psql',
          method: 'SELECT',
          target: 'SELECT *\nFROM "orders"\n2024-05-06 16:08:09.123 JST, no record;',
        },
      ],
      [
        csvLine(
          'LOG',
          'duration: 1.5 ms  execute S_1: SELECT * FROM orders WHERE id = $1 AND c = $10',
          `"parameters: $1 = 'a''b', $10 = NULL",,,,,`,
        ),
        {
          ...QUERY,
          ...ONE,
          userAgent: 'psql',
          result: 'success',
          durationMs: 1.5,
          method: 'SELECT',
          target: "SELECT * FROM orders WHERE id = 'a''b' AND c = NULL",
        },
      ],
      [
        csvLine('ERROR', 'relation ""x"" does not exist', ',,,,,"SELECT * FROM x"'),
        {
          ...QUERY,
          ...ONE,
          userAgent: 'psql',
          result: 'failure',
          method: 'SELECT',
          target: 'SELECT * FROM x',
          message: 'relation "x" does not exist',
        },
      ],
      [
        '2024-05-06 07:08:09.123 UTC,,,124,"2001:db8::9:54321",65f7a3b1.1a2c,1,"",2024-05-06 07:08:09 UTC,,0,LOG,00000,"connection received: host=2001:db8::9 port=54321",,,,,,,,,""',
        { ...LOG, address: '2001:db8::9', session: '65f7a3b1.1a2c', message: 'received' },
      ],
      [
        '2024-05-06 07:08:09.123 UTC,"eve","b",124,"203.0.113.9:5",65f7a3b1.1a2c,2,"authentication",2024-05-06 07:08:09 UTC,3/1,0,FATAL,28P01,"password authentication failed for user ""eve""","Connection matched pg_hba.conf line 5",,,,,,,,"","client backend",,0',
        {
          ...LOG,
          action: 'database.login',
          result: 'failure',
          account: 'eve',
          object: 'b',
          address: '203.0.113.9',
          session: '65f7a3b1.1a2c',
          message: 'password authentication failed for user "eve"',
        },
      ],
      [
        '2024-05-06 07:08:09.123 UTC,"shop","b",124,"[local]",65f7a3b1.1a2c,2,"authentication",2024-05-06 07:08:09 UTC,3/1,0,LOG,00000,"connection authorized: user=shop database=b application_name=psql",,,,,,,,',
        {
          ...LOG,
          action: 'database.login',
          result: 'success',
          account: 'shop',
          object: 'b',
          session: '65f7a3b1.1a2c',
          message: 'authorized',
        },
      ],
      [
        csvLine(
          'LOG',
          'AUDIT: SESSION,1,1,READ,SELECT,TABLE,public.orders,""select """"Id"""" from orders"",<not logged>',
          ',,,,,',
          ',"client backend"',
        ),
        { ...QUERY, ...ONE, userAgent: 'psql', method: 'SELECT', target: 'select "Id" from orders' },
      ],
    ],
    bad: [
      ['hello', 'not-this-format'],
      ['2024-05-06 16:08:09.123 JST,"shop","b",123,"203.0.113.9:5",x.y,5,"SELECT', 'too-short'],
      ['2024-05-06 16:08:09.123 JST,"shop","b",123,"203.0.113.9:5"', 'too-short'],
      [csvLine('LOG', 'x').replace('2024-05-06', '2024-13-06'), 'bad-time'],
    ],
  },
  {
    spec: 'postgres-json',
    good: [
      [
        '{"timestamp":"2024-05-06 16:08:09.123 JST","user":"shop","dbname":"b","pid":123,"remote_host":"203.0.113.9","remote_port":54321,"session_id":"65f7a3b1.1a2b","line_num":5,"ps":"SELECT","error_severity":"LOG","message":"statement: SELECT\\n1","application_name":"psql","backend_type":"client backend","query_id":0}',
        { ...QUERY, ...ONE, userAgent: 'psql', method: 'SELECT', target: 'SELECT\n1' },
      ],
    ],
    bad: [
      ['{"timestamp":', 'bad-json'],
      ['{"hello":1}', 'not-this-format'],
      ['{"timestamp":"x","error_severity":"LOG","message":"y"}', 'bad-time'],
    ],
  },
  {
    spec: 'postgres',
    good: [
      [
        `${PREFIX}statement: SELECT *\n\tFROM orders\n\t  WHERE id = 5`,
        { ...QUERY, ...BY_PID, method: 'SELECT', target: 'SELECT *\nFROM orders\n  WHERE id = 5' },
      ],
      [
        `${PREFIX}execute <unnamed>: SELECT * FROM orders WHERE id = $1\n2024-05-06 16:08:09.123 JST [123] shop@b DETAIL:  Parameters: $1 = '5'`,
        { ...QUERY, ...BY_PID, method: 'SELECT', target: "SELECT * FROM orders WHERE id = '5'" },
      ],
      [
        `${PREFIX.replace('LOG', 'ERROR')}permission denied for table orders\n2024-05-06 16:08:09.123 JST [123] shop@b STATEMENT:  COPY orders\n\tTO STDOUT`,
        {
          ...QUERY,
          ...BY_PID,
          result: 'failure',
          method: 'COPY',
          target: 'COPY orders\nTO STDOUT',
          message: 'permission denied for table orders',
        },
      ],
      [`${PREFIX}duration: 12.5 ms`, { ...QUERY, ...BY_PID, result: 'success', durationMs: 12.5 }],
      [
        '2024-05-06 07:08:09.123 UTC:203.0.113.9(54321):shop@b:[123]:LOG:  statement: select 1',
        { ...QUERY, ...BY_PID, address: '203.0.113.9', method: 'SELECT', target: 'select 1' },
      ],
      [
        '2024-05-06 16:08:09.123 JST [123]: [5-1] user=shop,db=b,app=pg_dump,client=2001:db8::9 LOG:  statement: COPY public.orders (id) TO stdout;',
        {
          ...QUERY,
          ...BY_PID,
          address: '2001:db8::9',
          userAgent: 'pg_dump',
          method: 'COPY',
          target: 'COPY public.orders (id) TO stdout;',
        },
      ],
      [
        '2024-05-06 07:08:09.123 GMT [123] shop b 203.0.113.9(5432) LOG:  statement: select 1',
        { ...QUERY, ...BY_PID, address: '203.0.113.9', method: 'SELECT', target: 'select 1' },
      ],
      [
        '1714979289.123 65f7a3b1.1a2b shop@b app1.example(5432) LOG:  connection authorized: user=shop database=b SSL enabled (protocol=TLSv1.3)',
        {
          ...LOG,
          account: 'shop',
          object: 'b',
          session: '65f7a3b1.1a2b',
          address: 'app1.example',
          action: 'database.login',
          result: 'success',
          message: 'authorized',
        },
      ],
      [
        '2024-05-06 16:08:09.123 JST [124] FATAL:  no pg_hba.conf entry for host "203.0.113.9", user "eve", database "b", SSL off',
        {
          ...LOG,
          session: '124',
          account: 'eve',
          address: '203.0.113.9',
          action: 'database.login',
          result: 'failure',
          message: 'no pg_hba.conf entry for host "203.0.113.9", user "eve", database "b", SSL off',
        },
      ],
      [
        '2024-05-06 16:08:09.123 JST [1] LOG:  checkpoint starting: time',
        { ...LOG, session: '1', message: 'checkpoint starting: time' },
      ],
      [
        // A server that speaks another language (bytes of UTF-8).
        '2024-05-06 16:08:09.123 JST [123] shop@b LOG:  \u00e6\u0096\u0087: SELECT name FROM orders',
        { ...QUERY, ...BY_PID, method: 'SELECT', target: 'SELECT name FROM orders' },
      ],
    ],
    bad: [
      ['hello', 'not-this-format'],
      ['LOG:  statement: select 1', 'not-this-format'],
      ['2024-02-31 16:08:09 JST [1] LOG:  x', 'bad-time'],
    ],
  },
  {
    spec: 'mysql-general',
    good: [
      [
        '2024-05-06T07:08:09.123456Z\t   12 Connect\tshop@203.0.113.9 on b using TCP/IP',
        {
          ...LOG,
          action: 'database.login',
          account: 'shop',
          address: '203.0.113.9',
          object: 'b',
          session: '12',
        },
      ],
      [
        '2024-05-06T16:08:09.123456+09:00\t   12 Query\tSELECT *\nFROM orders\n\tWHERE id = 5',
        { ...QUERY, session: '12', method: 'SELECT', target: 'SELECT *\nFROM orders\n\tWHERE id = 5' },
      ],
      [
        '240506 16:08:09\t   12 Query\tselect 1',
        { ...QUERY, at: '2024-05-06T07:08:09.000Z', session: '12', method: 'SELECT', target: 'select 1' },
      ],
      [
        "2024-05-06T07:08:09.123456Z\t   13 Connect\tAccess denied for user 'eve'@'203.0.113.9' (using password: YES)",
        {
          ...LOG,
          action: 'database.login',
          result: 'failure',
          account: 'eve',
          address: '203.0.113.9',
          session: '13',
          message: "Access denied for user 'eve'@'203.0.113.9' (using password: YES)",
        },
      ],
      [
        '2024-05-06T07:08:09.123456Z\t   12 Init DB\tb',
        { ...QUERY, session: '12', object: 'b', method: 'USE', target: 'USE b' },
      ],
      [
        '2024-05-06T07:08:09.123456Z\t   12 Field List\torders ',
        { ...QUERY, session: '12', method: 'SHOW', target: 'SHOW COLUMNS FROM orders' },
      ],
      ['2024-05-06T07:08:09.123456Z\t   12 Quit\t', { ...LOG, session: '12', message: 'quit' }],
    ],
    bad: [
      ['hello', 'not-this-format'],
      ['/usr/sbin/mysqld, Version: 8.0.35 (Source). started with:', 'ignored'],
      ['Time                 Id Command    Argument', 'ignored'],
      ['Time\t\t    Id Command\tArgument', 'ignored'],
      ['2024-02-31T07:08:09.123456Z\t   12 Quit\t', 'bad-time'],
    ],
  },
  {
    spec: 'mysql-slow',
    good: [
      [
        '# User@Host: shop[shop] @ app1 [203.0.113.9]  Id:    12\n# Query_time: 0.250000  Lock_time: 0.000001 Rows_sent: 100  Rows_examined: 100\nuse b;\nSET timestamp=1714979289;\nSELECT *\nFROM orders;',
        {
          ...QUERY,
          at: '2024-05-06T07:08:09.000Z',
          session: '12',
          account: 'shop',
          address: '203.0.113.9',
          object: 'b',
          result: 'success',
          durationMs: 250,
          method: 'SELECT',
          target: 'SELECT *\nFROM orders',
        },
      ],
      [
        '# User@Host: shop[shop] @ localhost []\n# Thread_id: 12  Schema: b  QC_hit: No\n# Query_time: 0.000123  Lock_time: 0.0 Rows_sent: 0  Rows_examined: 100\n# Rows_affected: 0  Bytes_sent: 77\nSET timestamp=1714979289.123456;\nselect 1 from orders where id = -1;',
        {
          ...QUERY,
          session: '12',
          account: 'shop',
          object: 'b',
          result: 'success',
          durationMs: 0,
          bytes: 0,
          method: 'SELECT',
          target: 'select 1 from orders where id = -1',
        },
      ],
    ],
    bad: [
      ['hello', 'not-this-format'],
      ['# Time: 2024-05-06T07:08:09.123456Z', 'ignored'],
      ['# User@Host: shop[shop] @ localhost []\nSELECT 1;', 'field-missing'],
    ],
  },
];
