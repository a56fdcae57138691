import { ALB, ELB } from './alb/alb-format.ts';
import type { Format } from './format.ts';
import { CADDY, NGINX_JSON } from './json/json-format.ts';
import { LTSV } from './ltsv/ltsv-format.ts';
import { COMBINED, COMMON, NGINX, VHOST_COMBINED } from './named-layouts.ts';
import { CLOUDFRONT, W3C } from './w3c/w3c-format.ts';

/** Every format that has a name, the more specific ones first: of two that fit, the first is meant. */
export const FORMATS: readonly Format[] = [
  CLOUDFRONT,
  W3C,
  ALB,
  ELB,
  CADDY,
  NGINX_JSON,
  LTSV,
  VHOST_COMBINED,
  NGINX,
  COMBINED,
  COMMON,
];
