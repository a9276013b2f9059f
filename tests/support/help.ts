import { actOnHelpRequest, askForHelp, listStaffHelpRequests, type HelpAction } from '@yichuang/contract/help/contract';
import type { Person } from './client.ts';

/** A visit to an elder's home. */
export const visit = (taskCode: string) => ({
  kind: 'homeVisit' as const,
  taskCode,
  place: '燕矶镇沿江路 18 号',
  when: '周三上午在家',
});

export async function askedForHelp(person: Person, taskCode: string): Promise<string> {
  return (await person.do(askForHelp, { body: visit(taskCode) })).id;
}

/** The next step, as the list of staff shows the request. */
export async function helpStep(staff: Person, id: string, action: HelpAction, details: object = {}) {
  for (let cursor: string | null | undefined; cursor !== null;) {
    const query = { limit: 100, ...(cursor !== undefined && { cursor }) };
    const { items, nextCursor } = await staff.do(listStaffHelpRequests, { query });
    const seen = items.find((one) => one.id === id);
    if (seen)
      return staff.do(actOnHelpRequest, {
        params: { id },
        body: { action, stateVersion: seen.stateVersion, ...details },
      });
    cursor = nextCursor;
  }
  throw new Error(`no request ${id} in the list`);
}
