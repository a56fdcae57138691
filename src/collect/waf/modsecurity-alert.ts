import type { ShopAction } from '../../model/shop-action.ts';

/** What one alert of ModSecurity says ("ModSecurity 2 Data Formats", Alerts). */
export interface ModSecurityAlert {
  readonly action: ShopAction | '';
  /** The status it answered with; -1 when it let the request pass. */
  readonly status: number;
  readonly ruleId: string;
  readonly message: string;
  readonly hostname: string;
  readonly uri: string;
}

/** Reads an alert: what the engine did, then `[name "value"]` pairs. */
export function readAlert(text: string): ModSecurityAlert {
  const pairs = pairsOf(text);
  const denied =
    /^(?:ModSecurity: )?Access denied(?: with code (\d{3})| with redirection to .{0,2000}? using status (\d{3}))?/.exec(
      text,
    );
  const warned = /^(?:ModSecurity: )?Warning\./.test(text);
  return {
    action: denied !== null ? 'waf.blocked' : warned || pairs.has('id') ? 'waf.detected' : '',
    status: Number(denied?.[1] ?? denied?.[2] ?? -1),
    ruleId: pairs.get('id') ?? '',
    message: pairs.get('msg') ?? '',
    hostname: pairs.get('hostname') ?? '',
    uri: pairs.get('uri') ?? '',
  };
}

/** The engine's pairs: the last one of a name counts, since matched data, which is hostile, stands before them. */
function pairsOf(text: string): Map<string, string> {
  const pairs = new Map<string, string>();
  for (const [, name = '', value = ''] of text.matchAll(/\[([a-z_]{1,20}) "((?:[^"\\]|\\.)*)"\]/g)) {
    pairs.set(name, value);
  }
  return pairs;
}

/** Several alerts of one request: blocked when one of them blocked. */
export function joinAlerts(alerts: readonly ModSecurityAlert[]): ModSecurityAlert | undefined {
  const first = alerts.find((alert) => alert.action === 'waf.blocked') ?? alerts[0];
  if (first === undefined) return undefined;
  const unique = (values: readonly string[]) => [...new Set(values.filter((value) => value !== ''))];
  return {
    ...first,
    ruleId: unique(alerts.map((alert) => alert.ruleId)).join(','),
    message: unique(alerts.map((alert) => alert.message)).join('; '),
  };
}
