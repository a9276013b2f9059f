import type { Caller } from '@yichuang/server/caller';
import { Refused } from '@yichuang/server/refused';
import type { CaseRecord } from './case-record.js';
import type { StaffScope } from './cases.repository.js';

/** Where somebody works. Undefined: nowhere, so they see nothing. */
export function scopeOf({ region, roles }: Caller): StaffScope | undefined {
  return region === undefined || region === '' ? undefined : { region, isDesk: roles.includes('clerk') };
}

const sees = ({ region, isDesk }: StaffScope, { item }: CaseRecord): boolean =>
  item.regionCode.startsWith(region) || (isDesk && region.startsWith(item.regionCode));

/** @throws Refused NOT_FOUND for drafts and for cases of other regions */
export function inScope(caller: Caller, record: CaseRecord | undefined): CaseRecord {
  const scope = scopeOf(caller);
  if (!scope || !record || record.state === 'draft' || record.isPackage || !sees(scope, record))
    throw new Refused('NOT_FOUND');
  return record;
}
