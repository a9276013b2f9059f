import { getMe } from '@yichuang/contract/identity/contract';
import { loadAccount } from '@yichuang/platform/identity/load-account';
import { actingUnder, askFor, granted, requested } from '../support/delegations.ts';
import type { Example } from './example-makers.ts';
import type { World } from './world.ts';

let people = 0;
/** Somebody new with the name and number on their identity card. */
async function withCard(world: World) {
  const account = `load-${70_000 + people++}`;
  const person = await world.as(account);
  const { name = '', idNumber = '' } = loadAccount(account)?.person ?? {};
  return { person, claim: { name, idNumber } };
}

/** What a clerk records when somebody agrees before them and a witness. */
async function consentAt(world: World) {
  const [principal, witness, delegate] = [await withCard(world), await withCard(world), await world.fresh()];
  const { userCode } = await delegate.do(getMe, {});
  return {
    principal: principal.claim,
    delegate: { userCode },
    kind: 'family' as const,
    scope: { taskCodes: [world.taskCode], actions: ['fill' as const, 'submit' as const] },
    validTo: '2027-02-20',
    evidence: {
      identity: 'cardReader' as const,
      wasReadOut: true as const,
      mark: 'thumbprint' as const,
      note: '委托书在档案柜 3 号',
    },
    witness: witness.claim,
  };
}

const asked: Example = async ({ fresh }) => {
  const [principal, delegate] = [await fresh(), await fresh()];
  const id = await requested(principal, delegate);
  return { person: delegate, sent: { params: { id }, body: {} } };
};
const inForce =
  (sentWith: (id: string) => object): Example =>
  async ({ fresh }) => {
    const [principal, delegate] = [await fresh(), await fresh()];
    return { person: delegate, sent: sentWith(await granted(principal, delegate)) };
  };

export const DELEGATION_EXAMPLES = {
  askDelegation: async ({ fresh }) => {
    const [principal, delegate] = [await fresh(), await fresh()];
    return { person: principal, sent: { body: await askFor(delegate) } };
  },
  acceptDelegation: asked,
  rejectDelegation: asked,
  revokeDelegation: inForce((id) => ({ params: { id }, body: {} })),
  listDelegations: async ({ citizen }) => ({ person: citizen, sent: { query: {} } }),
  getDelegation: inForce((id) => ({ params: { id } })),
  startActing: inForce((delegationId) => ({ body: { delegationId } })),
  stopActing: async ({ fresh }) => {
    const [principal, delegate] = [await fresh(), await fresh()];
    return { person: await actingUnder(delegate, await granted(principal, delegate)), sent: {} };
  },
  listActs: async ({ citizen }) => ({ person: citizen, sent: { query: {} } }),
  getActsPaper: inForce((id) => ({ params: { id } })),
  recordConsent: async (world) => ({ person: world.clerk, sent: { body: await consentAt(world) } }),
} satisfies Record<string, Example>;
