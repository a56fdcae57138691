import { ALB, ELB } from './alb/alb-format.ts';
import { AUDIT } from './audit/audit-format.ts';
import { PROFTPD_EXTENDED } from './auth/proftpd-extended-format.ts';
import { PROFTPD } from './auth/proftpd-format.ts';
import { SSHD } from './auth/sshd-format.ts';
import { VSFTPD, WU_FTPD } from './auth/vsftpd-format.ts';
import { CLOUDFRONT_REALTIME } from './cloud/cloudfront-realtime-format.ts';
import { S3 } from './cloud/s3-format.ts';
import { CSV } from './csv/csv-format.ts';
import { DATABASE_LOGS, POSTGRES_JSON } from './database-log/database-log-formats.ts';
import type { Format } from './format.ts';
import { IIS_NATIVE, IIS_NATIVE_DAY_FIRST } from './iis/iis-native-format.ts';
import { JSON_DIALECTS } from './json/dialects.ts';
import { CADDY, NGINX_JSON } from './json/json-format.ts';
import { LOGFMT } from './logfmt/logfmt-format.ts';
import { LTSV } from './ltsv/ltsv-format.ts';
import {
  COMBINED,
  COMBINED_IO,
  COMMON,
  DJANGO,
  INGRESS_NGINX,
  NGINX,
  NGINX_PROXY_MANAGER,
  PHP_FPM,
  TRAEFIK,
  UVICORN,
  VARNISH,
  VHOST_COMBINED,
} from './named-layouts.ts';
import { PATTERN_FORMATS } from './pattern/pattern-formats.ts';
import { ENVOY, ISTIO } from './proxy/envoy-format.ts';
import { SQUID } from './proxy/squid-format.ts';
import { UWSGI } from './python/uwsgi-format.ts';
import { RAILS } from './rails/rails-format.ts';
import { SCRIPT_HISTORY } from './script/script-history-format.ts';
import { SIEM_FORMATS } from './siem/siem-formats.ts';
import { CLOUDFRONT, W3C } from './w3c/w3c-format.ts';
import { AWS_WAF } from './waf/aws-waf-format.ts';
import { CLOUD_WAFS } from './waf/cloud-waf-formats.ts';
import { APACHE_ERROR, MODSEC_ERROR, NGINX_ERROR } from './waf/error-log-format.ts';
import { MODSEC_AUDIT, MODSEC_AUDIT_JSON } from './waf/modsec-audit-format.ts';

/** Every format that has a name, the more specific ones first: of two that fit, the first is meant. */
export const FORMATS: readonly Format[] = [
  MODSEC_AUDIT,
  MODSEC_AUDIT_JSON,
  CSV,
  CLOUDFRONT,
  CLOUDFRONT_REALTIME,
  IIS_NATIVE,
  IIS_NATIVE_DAY_FIRST,
  UWSGI,
  RAILS,
  W3C,
  ALB,
  ELB,
  S3,
  ISTIO,
  ENVOY,
  SQUID,
  ...DATABASE_LOGS,
  PROFTPD_EXTENDED,
  PROFTPD,
  VSFTPD,
  WU_FTPD,
  APACHE_ERROR,
  NGINX_ERROR,
  MODSEC_ERROR,
  ...SIEM_FORMATS,
  AWS_WAF,
  ...CLOUD_WAFS,
  ...JSON_DIALECTS,
  CADDY,
  NGINX_JSON,
  LTSV,
  LOGFMT,
  VHOST_COMBINED,
  COMBINED,
  NGINX,
  COMMON,
  COMBINED_IO,
  TRAEFIK,
  VARNISH,
  UVICORN,
  INGRESS_NGINX,
  ...NGINX_PROXY_MANAGER,
  DJANGO,
  PHP_FPM,
  ...PATTERN_FORMATS,
  SSHD,
  SCRIPT_HISTORY,
  AUDIT,
];

/** Those of which each record is an object of JSON. */
export const JSON_FORMATS: readonly Format[] = [
  MODSEC_AUDIT_JSON,
  POSTGRES_JSON,
  AWS_WAF,
  ...CLOUD_WAFS,
  ...JSON_DIALECTS,
  CADDY,
  NGINX_JSON,
  SCRIPT_HISTORY,
  AUDIT,
];
