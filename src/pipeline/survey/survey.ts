import type { ContentPlace, Route } from '../../model/route.ts';

/** The platforms that a survey can tell by their paths. */
export const PLATFORMS = [
  'ec-cube-4',
  'ec-cube-2',
  'woocommerce',
  'wordpress',
  'magento-2',
  'shopify',
  'rails',
] as const;

export type Platform = (typeof PLATFORMS)[number];

/** A tenant to be, as its virtual host suggests. */
export interface TenantGuess {
  readonly id: string;
  readonly hosts: readonly string[];
  readonly requests: number;
}

/** A route that was seen, and how sure its verdict is. */
export interface RouteGuess {
  readonly route: Route;
  readonly requests: number;
  /** How often it was answered with which status, most frequent first. */
  readonly statuses: readonly (readonly [status: number, count: number])[];
  /** Whether the answers do not tell success from failure, so that a person must. */
  readonly ask: boolean;
}

/** An address that looks as if it belonged to the shop's own world. */
export interface AddressGuess {
  readonly address: string;
  readonly role: 'operator' | 'monitor' | 'callback' | 'proxy';
  readonly requests: number;
}

/** What a look at the logs came to. */
export interface Survey {
  readonly logs: readonly { readonly path: string; readonly format: string; readonly clientHeader: string }[];
  readonly requests: number;
  readonly tenants: readonly TenantGuess[];
  /** Most likely first. */
  readonly platforms: readonly Platform[];
  readonly routes: readonly RouteGuess[];
  readonly content: readonly ContentPlace[];
  readonly addresses: readonly AddressGuess[];
}
