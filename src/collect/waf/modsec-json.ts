import type { z } from 'zod';
import { loadOnce } from '../../model/load-once.ts';
import type { TextRecord } from '../text-record.ts';
import { requestFacts } from './http-text.ts';
import { joinAlerts, readAlert } from './modsecurity-alert.ts';

/** One transaction as its record tells it, the time as written. */
export interface AuditTransaction {
  readonly time: string;
  readonly facts: Omit<TextRecord, 'kind' | 'at'>;
}

const zod = loadOnce<typeof import('zod')>('zod');

function createSchemas() {
  const { z } = zod();
  const headers = z.record(z.string(), z.unknown()).catch({});
  const status = z.coerce.number().int().catch(-1);

  /** ModSecurity 2.9: `audit_data` beside the transaction. */
  const version2 = z.object({
    transaction: z.object({ time: z.string(), remote_address: z.string() }),
    request: z.object({ request_line: z.string().catch(''), headers: headers.optional() }).optional(),
    response: z.object({ status: status.optional() }).optional(),
    audit_data: z.object({
      messages: z.array(z.string()).catch([]),
      action: z.object({ intercepted: z.boolean().optional() }).optional(),
    }),
  });

  /** ModSecurity 3 and Coraza: all inside the transaction. */
  const version3 = z.object({
    transaction: z.object({
      time_stamp: z.string().optional(),
      timestamp: z.string().optional(),
      client_ip: z.string(),
      is_interrupted: z.boolean().optional(),
      request: z.object({
        method: z.string().catch(''),
        uri: z.string().catch(''),
        headers: headers.optional(),
      }),
      response: z.object({ http_code: status.optional(), status: status.optional() }).optional(),
      producer: z.object({ secrules_engine: z.string().optional() }).optional(),
      messages: z
        .array(
          z.object({ message: z.string().catch(''), details: z.object({ ruleId: z.unknown() }).optional() }),
        )
        .catch([]),
    }),
  });

  return { version2, version3, auditRecord: z.union([version2, version3]) };
}

type Schemas = ReturnType<typeof createSchemas>;

let schemas: Schemas | undefined;

/** Either version's record. */
export function auditRecord(): Schemas['auditRecord'] {
  schemas ??= createSchemas();
  return schemas.auditRecord;
}

export function readVersion2(record: z.infer<Schemas['version2']>): AuditTransaction {
  const alert = joinAlerts(record.audit_data.messages.map(readAlert));
  const blocked = record.audit_data.action?.intercepted === true;
  const answer = record.response?.status ?? -1;
  return {
    time: record.transaction.time,
    facts: {
      address: record.transaction.remote_address,
      action: blocked ? 'waf.blocked' : (alert?.action ?? ''),
      object: alert?.ruleId,
      message: alert?.message,
      status: answer < 0 ? (alert?.status ?? -1) : answer,
      ...requestFacts(record.request?.request_line ?? '', headerIn(record.request?.headers)),
    },
  };
}

/** Version 3 does not say what the engine did: enabled rules that matched, and a refusal, mean a block. */
export function readVersion3({ transaction }: z.infer<Schemas['version3']>): AuditTransaction {
  const { request, messages } = transaction;
  const answer = transaction.response?.http_code ?? transaction.response?.status ?? -1;
  const refused = answer >= 400 && transaction.producer?.secrules_engine === 'Enabled';
  const blocked = transaction.is_interrupted ?? (refused && messages.length > 0);
  const ids = messages.map(({ details }) => String(details?.ruleId ?? '')).filter((id) => id !== '');
  return {
    time: transaction.time_stamp ?? transaction.timestamp ?? '',
    facts: {
      ...requestFacts(`${request.method} ${request.uri}`, headerIn(request.headers)),
      address: transaction.client_ip,
      action: blocked ? 'waf.blocked' : messages.length > 0 ? 'waf.detected' : '',
      object: [...new Set(ids)].join(','),
      message: [...new Set(messages.map(({ message }) => message))].filter((text) => text !== '').join('; '),
      status: answer,
    },
  };
}

/** Header names come in any case, with one value or a list. */
function headerIn(all: Readonly<Record<string, unknown>> | undefined): (name: string) => string {
  return (name) => {
    const found = Object.entries(all ?? {}).find(([key]) => key.toLowerCase() === name)?.[1];
    const value: unknown = Array.isArray(found) ? found[0] : found;
    return typeof value === 'string' ? value : '';
  };
}
