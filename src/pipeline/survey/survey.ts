import type { PersonKey } from '../../model/data-set.ts';
import type { Item } from '../../model/item.ts';
import type { ContentPlace, Route } from '../../model/route.ts';

/** The platforms that a survey can tell by their paths. */
export const PLATFORMS = [
  'ec-cube-4',
  'ec-cube-2',
  'woocommerce',
  'wordpress',
  'magento-2',
  'vendure',
  'medusa',
  'shopify',
  'rails',
] as const;

export type Platform = (typeof PLATFORMS)[number];

/** Those for which a profile ships. */
export const SHIPPED_PLATFORMS: readonly Platform[] = [
  'ec-cube-4',
  'woocommerce',
  'magento-2',
  'vendure',
  'medusa',
];

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
  /** Whether the request gives no hint of which rows it selects although its action does select some. */
  readonly askRows?: boolean | undefined;
}

/** A table of the shop's data, as the headings of a CSV file suggest it. */
export interface DataGuess {
  /** `orders`, `customers`, `operators` or the file's name. */
  readonly name: string;
  readonly path: string;
  readonly id: string;
  /** Whether nothing told which column the id is. */
  readonly askId: boolean;
  readonly placedAt?: string | undefined;
  readonly person: readonly (readonly [PersonKey, readonly string[]])[];
  readonly items: readonly (readonly [Item, readonly string[]])[];
  /** The column that says how an order was paid. */
  readonly payment?: string | undefined;
  /** The column that tells orders from drafts. */
  readonly status?: string | undefined;
  /** All headings, in their order. */
  readonly headings: readonly string[];
  /** The platform's table that the file is, so that the shipped data sets hold for it. */
  readonly ofTable?: string | undefined;
  /** Headings that nothing was made of. */
  readonly unknown: readonly string[];
}

/** An address that looks as if it belonged to the shop's own world. */
export interface AddressGuess {
  readonly address: string;
  readonly role: 'operator' | 'monitor' | 'callback' | 'proxy';
  /** Of an operator, those in the administration. */
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
  /** How the shop calls its administration, where its platform lets it choose and the logs show it. */
  readonly adminPrefix: string | null;
  readonly data: readonly DataGuess[];
  /** Files of data in which no headings were found. */
  readonly headless: readonly string[];
}
