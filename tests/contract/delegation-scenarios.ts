import {
  acceptDelegation,
  rejectDelegation,
  revokeDelegation,
  startActing,
} from '@yichuang/contract/delegations/contract';
import type { Problem } from '@yichuang/contract/problem';
import { granted, requested } from '../support/delegations.ts';
import type { World } from './world.ts';

const pair = async ({ fresh }: World) => ({ principal: await fresh(), delegate: await fresh() });
const inForce = async (world: World) => {
  const both = await pair(world);
  return { ...both, id: await granted(both.principal, both.delegate) };
};

export const DELEGATION_SCENARIOS: Record<string, (world: World) => Promise<Problem>> = {
  // whoever asked cannot also answer
  'acceptDelegation ACTION_NOT_ALLOWED': async (world) => {
    const { principal, delegate } = await pair(world);
    const id = await requested(principal, delegate);
    return principal.refused(acceptDelegation, { params: { id }, body: {} });
  },
  'rejectDelegation ACTION_NOT_ALLOWED': async (world) => {
    const { delegate, id } = await inForce(world);
    return delegate.refused(rejectDelegation, { params: { id }, body: {} });
  },
  'revokeDelegation ACTION_NOT_ALLOWED': async (world) => {
    const { principal, id } = await inForce(world);
    await principal.do(revokeDelegation, { params: { id }, body: {} });
    return principal.refused(revokeDelegation, { params: { id }, body: {} });
  },
  // one's own, from the other side, and a stranger's: like one that does not exist
  'startActing NOT_FOUND': async (world) => {
    const { principal, id } = await inForce(world);
    const missing = await principal.refused(startActing, { body: { delegationId: 'no-such-id' } });
    for (const person of [principal, await world.fresh()]) {
      const { traceId: _, ...foreign } = await person.refused(startActing, { body: { delegationId: id } });
      const { traceId: _id, ...expected } = missing;
      if (JSON.stringify(foreign) !== JSON.stringify(expected)) throw new Error('told apart');
    }
    return missing;
  },
  'startActing DELEGATION_INACTIVE': async (world) => {
    const { principal, delegate, id } = await inForce(world);
    await principal.do(revokeDelegation, { params: { id }, body: {} });
    return delegate.refused(startActing, { body: { delegationId: id } });
  },
};
