import type { Column } from '../column.ts';
import type { Format } from '../format.ts';
import { dialectFormat } from './dialect-format.ts';

const TARGET: Column = { role: 'target', rank: 6 };
const STATUS: Column = { role: 'status', rank: 6 };
const BYTES: Column = { role: 'bytes', rank: 6 };
const CLIENT: Column = { role: 'address', rank: 7 };
const HOST: Column = { role: 'host', rank: 7 };
const AGENT: Column = { role: 'user-agent', rank: 3, header: 'user-agent' };
const SECONDS: Column = { role: 'duration', rank: 9, scale: 1000 };
const MILLISECONDS: Column = { role: 'duration', rank: 9, scale: 1 };
const NANOSECONDS: Column = { role: 'duration', rank: 9, scale: 1e-6 };

/** Envoy's `json_format` with the keys of Istio's telemetry: times taken in milliseconds. */
const ENVOY_JSON = dialectFormat({
  name: 'envoy-json',
  marks: ['response_code', 'response_flags'],
  columns: {
    downstream_remote_address: CLIENT,
    downstream_local_address: null,
    duration: MILLISECONDS,
    upstream_host: null,
    authority: HOST,
    requested_server_name: null,
  },
});

/** Traefik, `accessLog.format: json`: times taken in nanoseconds; `time` is when the line was written. */
const TRAEFIK_JSON = dialectFormat({
  name: 'traefik-json',
  marks: ['DownstreamStatus', 'RequestMethod'],
  columns: {
    Duration: NANOSECONDS,
    OriginDuration: null,
    StartUTC: { role: 'time-any', rank: 7 },
    ServiceAddr: null,
    RequestAddr: null,
  },
});

/** Google Cloud's external Application Load Balancer, as Cloud Logging exports `requests`. */
const GCP_LOAD_BALANCER = dialectFormat({
  name: 'gcp-load-balancer',
  marks: ['httpRequest.requestUrl', 'httpRequest.requestMethod', 'timestamp'],
  columns: { 'jsonPayload.remoteIp': null, receiveTimestamp: null },
  hasUrls: true,
});

/** Azure Application Gateway (v2), category ApplicationGatewayAccessLog. */
const AZURE_APP_GATEWAY = dialectFormat({
  name: 'azure-app-gateway',
  marks: ['properties.clientIP', 'properties.httpStatus'],
  inside: 'properties',
  columns: {
    'properties.originalRequestUriWithArgs': TARGET,
    'properties.requestUri': { role: 'path', rank: 5 },
    'properties.requestQuery': { role: 'query', rank: 5 },
    'properties.sentBytes': BYTES,
    'properties.originalHost': HOST,
    'properties.host': { role: 'host', rank: 6 },
    // Version 1 counted milliseconds: of a whole number nobody can tell which it is.
    'properties.timeTaken': { role: 'duration', rank: 9, scale: Number.NaN, fraction: 1000 },
    'properties.clientResponseTime': null,
    'properties.instanceId': null,
  },
});

/** Azure Front Door, categories FrontDoorAccessLog and (classic) FrontdoorAccessLog. */
const AZURE_FRONT_DOOR = dialectFormat({
  name: 'azure-front-door',
  marks: ['properties.clientIp', 'properties.httpStatusCode', 'properties.requestUri'],
  inside: 'properties',
  columns: {
    'properties.responseBytes': BYTES,
    'properties.timeTaken': SECONDS,
    'properties.httpStatusCode': STATUS,
    'properties.httpVersion': null,
    'properties.requestProtocol': null,
    'properties.hostName': HOST,
  },
  hasUrls: true,
});

/** Akamai DataStream 2, log format JSON; headers come URL-encoded ("Data set parameters"). */
const AKAMAI_DATASTREAM = dialectFormat({
  name: 'akamai-datastream',
  marks: ['cliIP', 'reqMethod', 'statusCode'],
  columns: {
    cliIP: CLIENT,
    reqTimeSec: { role: 'time-any', rank: 7 },
    reqPath: { role: 'path', rank: 5 },
    queryStr: { role: 'query', rank: 5 },
    reqHost: HOST,
    UA: AGENT,
    proto: null,
    bytes: BYTES,
    totalBytes: null,
    objSize: null,
    transferTimeMSec: null,
    turnAroundTimeMSec: MILLISECONDS,
    xForwardedFor: { role: 'skip', rank: 0, header: 'x-forwarded-for' },
  },
  percent: ['UA', 'referer', 'cookie'],
  isRootLeftOut: true,
});

/** What Node servers write through pino-http and what is made like it: times taken in milliseconds. */
const PINO_HTTP = dialectFormat({
  name: 'pino-http',
  marks: ['req.method', 'req.url', 'res.statusCode'],
  columns: { 'res.statusCode': STATUS, responseTime: MILLISECONDS, hostname: null },
});

/** What Logstash makes of Apache's and nginx's lines by COMBINEDAPACHELOG (its ECS names apart): `response` is the status. */
const LOGSTASH_APACHE = dialectFormat({
  name: 'logstash-apache',
  marks: ['clientip', 'response'],
  columns: { response: STATUS },
});

/** CloudFront's standard logging (v2) in JSON: the names of its W3C columns; times taken in seconds. */
const CLOUDFRONT_JSON = dialectFormat({
  name: 'cloudfront-json',
  marks: ['cs-uri-stem', 'sc-status', 'x-edge-location'],
  columns: {
    'timestamp(ms)': { role: 'time-any', rank: 7 },
    timestamp: { role: 'time-any', rank: 6 },
    date: null,
    time: null,
    'time-taken': SECONDS,
    'cs-protocol': null,
    'x-edge-location': null,
  },
  percent: ['cs(User-Agent)', 'cs(Referer)', 'cs(Cookie)'],
  hasDateAndTime: true,
});

/** Amazon API Gateway, `$context` in JSON with the keys that its console proposes: `requestTime` is an instant. */
const AWS_API_GATEWAY = dialectFormat({
  name: 'aws-api-gateway',
  marks: ['requestId', 'httpMethod', 'requestTime'],
  columns: {
    requestTime: { role: 'time-any', rank: 7 },
    requestTimeEpoch: null,
    path: { role: 'path', rank: 5 },
    resourcePath: { role: 'path', rank: 1 },
    domainName: HOST,
    responseLatency: MILLISECONDS,
  },
});

/** Azure App Service, category AppServiceHTTPLogs: IIS's columns, times taken in milliseconds. */
const AZURE_APP_SERVICE = dialectFormat({
  name: 'azure-app-service',
  marks: ['properties.CsMethod', 'properties.CsUriStem', 'properties.ScStatus'],
  inside: 'properties',
  columns: { 'properties.TimeTaken': MILLISECONDS, 'properties.CsHost': HOST },
});

/** Vercel's log drains; lines of functions without a request are none of these. */
const VERCEL = dialectFormat({
  name: 'vercel',
  marks: ['proxy.method', 'proxy.path', 'proxy.statusCode'],
  inside: 'proxy',
  columns: {
    'proxy.path': TARGET,
    'proxy.statusCode': STATUS,
    'proxy.timestamp': { role: 'time-any', rank: 7 },
    'proxy.host': HOST,
    path: null,
    statusCode: null,
    message: null,
  },
});

/** Netlify's log drains, type `traffic`: whole URLs, times taken in milliseconds. */
const NETLIFY = dialectFormat({
  name: 'netlify',
  marks: ['client_ip', 'status_code', 'site_id', 'deploy_id'],
  columns: { url: TARGET, domain: HOST, duration: MILLISECONDS },
  hasUrls: true,
});

/** Kong's logging plugins (`file-log`, `http-log`, …): times taken in milliseconds, the upstream's URI beside the client's. */
const KONG = dialectFormat({
  name: 'kong',
  marks: ['client_ip', 'started_at', 'request.method', 'request.uri', 'latencies.request'],
  columns: {
    client_ip: CLIENT,
    started_at: { role: 'time-any', rank: 7 },
    'request.uri': TARGET,
    'request.url': null,
    'request.size': null,
    'request.headers.host': HOST,
    'latencies.request': MILLISECONDS,
    'consumer.username': { role: 'account', rank: 4 },
    upstream_uri: null,
    source: null,
  },
});

/** lograge's JSON (Rails), also as Logstash's formatter writes it: times taken in milliseconds. */
const LOGRAGE = dialectFormat({
  name: 'lograge',
  marks: ['controller', 'action', 'method', 'path', 'status'],
  columns: { duration: MILLISECONDS, path: TARGET, message: null, ip: CLIENT, action: null },
});

/** Rails through Semantic Logger: `host` is the server's name. */
const SEMANTIC_LOGGER = dialectFormat({
  name: 'rails-semantic-logger',
  marks: ['payload.controller', 'payload.method', 'payload.path', 'payload.status'],
  inside: 'payload',
  columns: {
    duration_ms: MILLISECONDS,
    duration: null,
    host: null,
    name: null,
    message: null,
    'payload.path': TARGET,
    'payload.action': null,
  },
});

/** Tomcat's JsonAccessLogValve: `host` is the client's; the unit of `elapsedTime` changed from version to version. */
const TOMCAT_JSON = dialectFormat({
  name: 'tomcat-json',
  marks: ['logicalUserName', 'request', 'statusCode'],
  columns: { host: CLIENT, elapsedTime: null, localServerName: HOST },
});

/** Echo (Go), `middleware.Logger`: times taken in nanoseconds, and once more for people. */
const ECHO = dialectFormat({
  name: 'echo',
  marks: ['remote_ip', 'uri', 'latency', 'latency_human'],
  columns: { latency: NANOSECONDS, latency_human: null, bytes_in: null, bytes_out: BYTES },
});

/** Cloudflare Workers' logs (`wrangler tail --format json`, Tail Workers): the headers tell the client. */
const CLOUDFLARE_WORKER = dialectFormat({
  name: 'cloudflare-worker',
  marks: ['event.request.url', 'event.request.method', 'eventTimestamp'],
  columns: {
    eventTimestamp: { role: 'time-any', rank: 7 },
    'event.request.url': TARGET,
    'event.response.status': STATUS,
    'event.request.headers.cf-connecting-ip': CLIENT,
    'event.request.headers.host': HOST,
  },
  hasUrls: true,
});

/** JSON access logs of products whose keys mean something of their own. */
export const JSON_DIALECTS: readonly Format[] = [
  AZURE_APP_GATEWAY,
  AZURE_FRONT_DOOR,
  GCP_LOAD_BALANCER,
  AKAMAI_DATASTREAM,
  ENVOY_JSON,
  TRAEFIK_JSON,
  PINO_HTTP,
  LOGSTASH_APACHE,
  CLOUDFRONT_JSON,
  AWS_API_GATEWAY,
  AZURE_APP_SERVICE,
  VERCEL,
  NETLIFY,
  KONG,
  LOGRAGE,
  SEMANTIC_LOGGER,
  TOMCAT_JSON,
  ECHO,
  CLOUDFLARE_WORKER,
];
