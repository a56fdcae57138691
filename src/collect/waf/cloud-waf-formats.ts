import type { Format } from '../format.ts';
import { jsonObjectParser } from '../json/json-object-parser.ts';
import { type CloudWaf, readCloudWaf } from './read-cloud-waf.ts';

const inside = (...keys: readonly string[]) => ['properties', ...keys];

/** Azure Application Gateway, category ApplicationGatewayFirewallLog: one line a rule that matched. */
const APP_GATEWAY: CloudWaf = {
  name: 'azure-app-gateway-waf',
  marks: [inside('ruleSetType'), inside('requestUri'), inside('action')],
  at: [['timeStamp'], ['time']],
  address: inside('clientIp'),
  target: inside('requestUri'),
  host: inside('hostname'),
  action: inside('action'),
  rule: inside('ruleId'),
  message: inside('message'),
};

/** Azure Front Door, category FrontDoorWebApplicationFirewallLog. */
const FRONT_DOOR: CloudWaf = {
  name: 'azure-front-door-waf',
  marks: [inside('policyMode'), inside('requestUri'), inside('ruleName')],
  at: [['time']],
  address: inside('clientIP'),
  target: inside('requestUri'),
  host: inside('host'),
  action: inside('action'),
  rule: inside('ruleName'),
  message: inside('details', 'msg'),
};

/** Cloudflare's firewall events (Logpush, data set `firewall_events`). */
const CLOUDFLARE: CloudWaf = {
  name: 'cloudflare-waf',
  marks: [['Action'], ['ClientIP'], ['ClientRequestPath'], ['Datetime']],
  at: [['Datetime']],
  address: ['ClientIP'],
  target: ['ClientRequestPath'],
  query: ['ClientRequestQuery'],
  method: ['ClientRequestMethod'],
  host: ['ClientRequestHost'],
  agent: ['ClientRequestUserAgent'],
  status: ['EdgeResponseStatus'],
  action: ['Action'],
  rule: ['RuleID'],
  message: ['Description'],
};

/** Firewalls of clouds and delivery networks that log JSON. */
export const CLOUD_WAFS: readonly Format[] = [APP_GATEWAY, FRONT_DOOR, CLOUDFLARE].map((waf) => ({
  name: waf.name,
  kind: 'waf',
  createParser: (options) => jsonObjectParser(waf.name, readCloudWaf(waf), options),
}));
