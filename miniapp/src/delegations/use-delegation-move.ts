import type { Delegation, DelegationVerb } from '@yichuang/contract/delegations/delegation';
import { useState } from 'react';
import { useIntentionKeys } from '../api/idempotency';
import { useMove } from './api';

/** The question that is open, and what its yes does; one intention keeps its key until it succeeds. */
export function useDelegationMove({ id }: Delegation) {
  const move = useMove();
  const keys = useIntentionKeys();
  const [asking, setAsking] = useState<DelegationVerb>();
  const close = () => {
    setAsking(undefined);
    move.reset();
  };
  const make = (verb: DelegationVerb) =>
    move.mutate(
      { id, verb, key: keys.keyFor(`${verb} ${id}`) },
      {
        onSuccess: () => {
          keys.renew();
          setAsking(undefined);
        },
      },
    );
  return { asking, ask: setAsking, close, make, isPending: move.isPending, error: move.error };
}
export type DelegationMoves = ReturnType<typeof useDelegationMove>;
