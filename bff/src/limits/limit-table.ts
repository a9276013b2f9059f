import { isLimited, type Route } from '@yichuang/contract/route';

/** `points` calls in each `seconds` for one `by`. */
type Limit = { readonly points: number; readonly seconds: number; readonly by: 'subject' | 'address' | 'account' };

/**
 * Who may do how much. Generous where people share an address (a hall's Wi-Fi, a mobile operator) and where a counter is
 * busy; what one person may book is the platform's rule, not this table's.
 */
export const LIMITS = {
  signInFromAddress: { points: 600, seconds: 60, by: 'address' },
  signInToAccount: { points: 60, seconds: 60, by: 'account' },
  refresh: { points: 600, seconds: 60, by: 'address' },
  /** 60 a minute on average; ten minutes leave room for somebody in a hurry. */
  write: { points: 600, seconds: 600, by: 'subject' },
  staffWrite: { points: 600, seconds: 60, by: 'subject' },
  read: { points: 1200, seconds: 60, by: 'subject' },
  /** Answers from the cache are not counted: counting costs more than they do. */
  publicRead: { points: 1200, seconds: 60, by: 'address' },
  publicWrite: { points: 60, seconds: 60, by: 'address' },
} as const satisfies Record<string, Limit>;

export type LimitName = keyof typeof LIMITS;

/** While Redis is away every BFF counts for itself, and there may be three of them. */
export const ALONE_SHARE = 1 / 3;

/** The limits that a call of this route is counted against, in order; none for probes and the test clock. */
export function limitsOf(route: Route): readonly LimitName[] {
  if (!isLimited(route)) return [];
  if (route.access.kind === 'refreshToken') return ['refresh'];
  if (route.access.kind === 'session') {
    if (route.method === 'GET') return ['read'];
    return [route.path.startsWith('/api/staff/') ? 'staffWrite' : 'write'];
  }
  if (route.method === 'GET') return ['publicRead'];
  // the address first: whoever invents account names must not fill the memory with them
  return route.path === '/api/sessions' ? ['signInFromAddress', 'signInToAccount'] : ['publicWrite'];
}
