import type { Role } from '@yichuang/contract/access';

/** What there is to do at this person's desk. */
export function deskWords({ roles }: { roles: readonly Role[] }): string {
  if (roles.includes('catalogue-admin')) return '导入事项、体检、老百姓的说法';
  return roles.includes('supervisor') ? '差评整改、事项体检' : '叫号、签到、过号';
}
