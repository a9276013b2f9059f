import type { Role } from '@yichuang/contract/access';
import { paths } from '../paths';

/** Where the day begins for those who have no window to sit at; undefined for all others. */
export function deskWithoutWindow(roles: readonly Role[]): string | undefined {
  if (roles.includes('clerk') || roles.includes('lead')) return undefined;
  if (roles.includes('officer')) return paths.staffCases();
  if (roles.includes('supervisor')) return paths.reviewOrders();
  return roles.includes('catalogue-admin') ? paths.catalogueDesk() : undefined;
}
