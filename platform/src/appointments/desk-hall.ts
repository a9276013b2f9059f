import type { Caller } from '@yichuang/server/caller';
import { Refused } from '@yichuang/server/refused';

/**
 * The hall that a clerk or a kiosk works in.
 * @throws Refused FORBIDDEN for staff who belong to none
 */
export function deskHallOf(caller: Caller): string {
  if (caller.hallId === undefined) throw new Refused('FORBIDDEN', { detail: '您的账号没有分配大厅，请联系管理员' });
  return caller.hallId;
}
