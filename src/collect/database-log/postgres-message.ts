import { withParameters } from './bound-parameters.ts';
import { clientHost } from './client-host.ts';
import type { DatabaseFacts } from './database-facts.ts';
import { statementCommand } from './statement-command.ts';

/** The parts of one message of PostgreSQL's log, whichever form it was written in. */
export interface PostgresMessage {
  /** `LOG`, `ERROR`, `FATAL`, … */
  readonly severity: string;
  readonly text: string;
  readonly detail: string;
  /** The statement that an error came from. */
  readonly statement: string;
}

/** `statement: …`, `execute <unnamed>: …`, each also behind `duration: 1.5 ms  `. */
const STATEMENT =
  /^(?:duration: (?<ms>\d{1,12}(?:\.\d{1,6})?) ms(?: {2}|$))?(?:(?<how>statement|execute [^\n:]{1,120}|parse [^\n:]{1,100}|bind [^\n:]{1,100}): (?<sql>[\s\S]*))?$/;
/** The same from a server that speaks another language: what follows the last word before it is SQL. */
const TRANSLATED =
  /^(?:[^:\n"]{1,40}: [\d.]+ [^:\n"]{1,100}|[^:\n"]{1,120}): (?<sql>(?:select|with|copy|insert|update|delete|truncate|drop|alter|create|grant|table|explain|declare|fetch)\b[\s\S]*)$/i;
/** pgaudit: `AUDIT: SESSION,1,1,READ,SELECT,TABLE,public.orders,"select …",<not logged>`. */
const AUDIT =
  /^AUDIT: (?:SESSION|OBJECT),\d+,\d+,[^,]*,[^,]*,[^,]*,[^,]*,(?:"(?<quoted>(?:[^"]|"")*)"|(?<bare>[^,]*))/;
const RECEIVED = /^connection received: host=(?<host>\S+)/;
const AUTHORIZED =
  /^connection authorized: user=(?<user>\S+)(?: database=(?<database>\S+))?(?: application_name=(?<app>.*?))?(?: SSL enabled.*)?$/;
const REFUSED = /(?:authentication failed for user|role) "(?<user>[^"]*)"(?: does not exist)?/;
const NOT_LISTED =
  /^(?:no pg_hba\.conf entry|pg_hba\.conf rejects connection) for (?:replication connection from )?host "(?<host>[^"]*)", user "(?<user>[^"]*)"/;

/** What a message tells of logins and statements. */
export function readPostgresMessage(message: PostgresMessage): DatabaseFacts {
  const { severity, text } = message;
  if (severity === 'FATAL') return refusalOf(text);
  if (severity === 'ERROR' || severity === 'PANIC') return failureOf(message);
  const audit = AUDIT.exec(text)?.groups;
  if (audit !== undefined) return statementOf(audit.quoted?.replaceAll('""', '"') ?? audit.bare ?? '', '');
  const found = STATEMENT.exec(text)?.groups;
  if (found !== undefined && (found.ms !== undefined || found.how !== undefined))
    return ranOf(found, message.detail);
  const login = AUTHORIZED.exec(text)?.groups;
  if (login !== undefined) {
    return {
      action: 'database.login',
      result: 'success',
      account: login.user,
      object: login.database,
      message: 'authorized',
    };
  }
  const translated = TRANSLATED.exec(text)?.groups;
  if (translated !== undefined) return statementOf(withParameters(translated.sql ?? '', message.detail), '');
  const received = RECEIVED.exec(text)?.groups;
  if (received !== undefined) return { address: clientHost(received.host ?? '', false), message: 'received' };
  return { message: text };
}

/** A duration stands behind what was done: with it, the statement went through. */
function ranOf(found: Record<string, string>, detail: string): DatabaseFacts {
  const { ms, how = '', sql = '' } = found;
  if (how.startsWith('parse') || how.startsWith('bind')) return { message: how };
  const facts = statementOf(withParameters(sql, detail), ms === undefined ? '' : 'success');
  return ms === undefined ? facts : { ...facts, durationMs: Number(ms) };
}

function statementOf(sql: string, result: 'success' | ''): DatabaseFacts {
  return { action: 'database.query', result, method: statementCommand(sql), target: sql.trim() };
}

function failureOf({ text, statement }: PostgresMessage): DatabaseFacts {
  return {
    action: 'database.query',
    result: 'failure',
    method: statementCommand(statement),
    target: statement.trim(),
    message: text,
  };
}

function refusalOf(text: string): DatabaseFacts {
  const refused = NOT_LISTED.exec(text)?.groups ?? REFUSED.exec(text)?.groups;
  if (refused === undefined) return { message: text };
  const address = refused.host === undefined ? undefined : clientHost(refused.host, false);
  return { action: 'database.login', result: 'failure', account: refused.user, address, message: text };
}
