import type { Route } from '../../model/route.ts';

/**
 * The routes of the forms from which customers log in: a look at the address to which a profile says that the password is sent.
 * They are customers' pages like the others: who was shown one is told from a program that sends passwords at once.
 */
export function loginForms(routes: readonly Route[]): Route[] {
  const forms = new Map<string, Route>();
  for (const { action, method, path, query } of routes) {
    if (action !== 'customer.login' || method !== 'POST' || query !== undefined) continue;
    forms.set(path, { action: 'customer.page', method: 'GET', path });
  }
  return [...forms.values()];
}
