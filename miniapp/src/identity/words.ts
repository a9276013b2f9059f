import type { RealNameLevel, Role } from '@yichuang/contract/access';

const LEVELS: Record<RealNameLevel, string> = {
  1: '还没有核对身份',
  2: '姓名和身份证号已核对',
  3: '已当面或刷脸核验',
};
export const levelWords = (level: RealNameLevel): string => LEVELS[level];

/** The heading under which a demo account stands. */
export function groupOf(roles: readonly Role[]): '群众' | '企业' | '帮办代办' | '工作人员' {
  if (roles.includes('citizen')) return '群众';
  if (roles.includes('enterprise')) return '企业';
  if (roles.includes('helper')) return '帮办代办';
  return '工作人员';
}
export const GROUPS = ['群众', '企业', '帮办代办', '工作人员'] as const;
