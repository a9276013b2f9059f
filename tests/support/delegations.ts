import { acceptDelegation, askDelegation, startActing } from '@yichuang/contract/delegations/contract';
import type { DelegatedAction } from '@yichuang/contract/delegations/delegation';
import { getMe } from '@yichuang/contract/identity/contract';
import { Person } from './client.ts';

const EVERYTHING: DelegatedAction[] = [
  'viewGuide',
  'fill',
  'upload',
  'submit',
  'supplement',
  'track',
  'withdraw',
  'book',
];

/** What a principal asks of a delegate: everything, for these matters or any, until 90 days after the Tuesday of the tests. */
export async function askFor(delegate: Person, { taskCodes = [] as string[], actions = EVERYTHING } = {}) {
  const { userCode } = await delegate.do(getMe, {});
  const scope = { taskCodes, actions };
  return { as: 'principal' as const, other: { userCode }, kind: 'family' as const, scope, validTo: '2027-02-20' };
}

/** A delegation that waits for the delegate's answer. */
export async function requested(principal: Person, delegate: Person, wanted: Parameters<typeof askFor>[1] = {}) {
  return (await principal.do(askDelegation, { body: await askFor(delegate, wanted) })).id;
}

/** A delegation in force. */
export async function granted(principal: Person, delegate: Person, wanted: Parameters<typeof askFor>[1] = {}) {
  const id = await requested(principal, delegate, wanted);
  await delegate.do(acceptDelegation, { params: { id }, body: {} });
  return id;
}

/** The delegate, in the principal's name. */
export async function actingUnder(delegate: Person, delegationId: string, url = delegate.url): Promise<Person> {
  const { accessToken } = await delegate.do(startActing, { body: { delegationId } });
  return new Person(url, accessToken);
}
