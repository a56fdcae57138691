/**
 * What a request means to a shop. A profile's routes name these; an audit log's `action` does too. The words
 * after the contract's own cover server logins, which authentication logs tell of, and logouts, however an audit log
 * calls them.
 */
export const SHOP_ACTIONS = [
  'admin.login',
  'admin.page',
  'admin.change',
  'order.export',
  'order.view',
  'order.status',
  'order.create',
  'customer.login',
  'customer.register',
  'customer.reset',
  'customer.page',
  'customer.change',
  'checkout.complete',
  'settings.view',
  'settings.change',
  'upload',
  'ssh.login',
  'ssh.sudo',
  'ftp.login',
  'ftp.download',
  'ftp.upload',
  'waf.detected',
  'waf.blocked',
  'database.login',
  'database.query',
  'customer.export',
  'customer.view',
  'account.logout',
] as const;

export type ShopAction = (typeof SHOP_ACTIONS)[number];
