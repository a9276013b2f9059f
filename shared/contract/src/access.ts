import * as z from 'zod/mini';
import type { RefusalCode } from './problem.js';

export const Role = z.enum([
  'citizen',
  'enterprise',
  'helper',
  'clerk',
  'town-clerk',
  'officer',
  'lead',
  'supervisor',
  'catalogue-admin',
  'kiosk',
]);
export type Role = z.infer<typeof Role>;

/** Real-name levels: 1 signed in, 2 name and number matched, 3 counter, face or provincial single sign-on. */
export const RealNameLevel = z.union([z.literal(1), z.literal(2), z.literal(3)]);
export type RealNameLevel = z.infer<typeof RealNameLevel>;

/** Who may call a route. Every route names it; nothing is public by oversight. */
export type Access =
  | { readonly kind: 'public' }
  /** Public, but exists only while demo sign-in is on. */
  | { readonly kind: 'demo' }
  /** Carries a refresh token, in the cookie (browser) or in the body (mini-program). */
  | { readonly kind: 'refreshToken' }
  /** Carries the test-clock secret and exists only where `ALLOW_TEST_CLOCK` is on. */
  | { readonly kind: 'testClock' }
  /** Between BFF and platform only; never served by the BFF. */
  | { readonly kind: 'internal' }
  | { readonly kind: 'session'; readonly roles?: readonly Role[]; readonly level?: RealNameLevel };

export const PUBLIC = { kind: 'public' } as const satisfies Access;
export const INTERNAL = { kind: 'internal' } as const satisfies Access;
export const SIGNED_IN = { kind: 'session' } as const satisfies Access;

/** People who act for themselves, at this real-name level or above. */
export const citizenAt = (level: RealNameLevel) =>
  ({ kind: 'session', roles: ['citizen', 'enterprise', 'helper'], level }) as const satisfies Access;
export const staff = <const R extends readonly Role[]>(...roles: R) =>
  ({ kind: 'session', roles }) as const satisfies Access;

/** The refusals that follow from the access rule alone. */
export function accessRefusals(access: Access): readonly RefusalCode[] {
  if (access.kind === 'refreshToken') return ['UNAUTHENTICATED', 'SESSION_REVOKED', 'FORBIDDEN'];
  if (access.kind === 'testClock') return ['FORBIDDEN'];
  if (access.kind === 'demo') return ['NOT_FOUND'];
  if (access.kind !== 'session') return [];
  return [
    'UNAUTHENTICATED',
    'SESSION_REVOKED',
    ...(access.roles ? (['FORBIDDEN'] as const) : []),
    ...(access.level && access.level > 1 ? (['REAL_NAME_LEVEL'] as const) : []),
  ];
}

/** Why this person may not call, or undefined. `required` is the missing real-name level. */
export function refuseAccess(
  access: Access & { kind: 'session' },
  person: { roles: readonly Role[]; level: RealNameLevel },
): { code: 'FORBIDDEN' } | { code: 'REAL_NAME_LEVEL'; required: RealNameLevel } | undefined {
  if (access.roles && !access.roles.some((role) => person.roles.includes(role))) return { code: 'FORBIDDEN' };
  if (access.level && person.level < access.level) return { code: 'REAL_NAME_LEVEL', required: access.level };
  return undefined;
}
