import { DelegatedAction, DelegateKind } from '@yichuang/contract/delegations/delegation';
import { SessionUser } from '@yichuang/contract/identity/contract';
import * as z from 'zod/mini';
import { now } from '../clock';
import { isH5 } from '../platform';

/** Acting for somebody: in whose name, by which delegation and token, until when. */
export const Acting = z.object({
  delegationId: z.string(),
  accessToken: z.string(),
  /** Epoch milliseconds by this device; such a token is never renewed. */
  endsAt: z.number(),
  /** The principal: everybody's pages show and ask as this person. */
  user: SessionUser,
  kind: DelegateKind,
  actions: z.array(DelegatedAction),
  /** The matters that are named; none: every one that others may do. */
  matters: z.array(z.object({ taskCode: z.string(), taskName: z.string() })),
});
export type Acting = z.infer<typeof Acting>;

const KEY = 'acting';

/** Only this tab, and only until it is closed: a reload goes on, a second tab is the person's own. WeChat keeps it in memory. */
export function readActing(): Acting | undefined {
  const text = isH5 ? sessionStorage.getItem(KEY) : null;
  if (text === null) return undefined;
  try {
    const { success, data } = z.safeParse(Acting, JSON.parse(text));
    return success && data.endsAt > now() ? data : undefined;
  } catch {
    return undefined;
  }
}

export function writeActing(acting: Acting | undefined): void {
  if (!isH5) return;
  if (acting) sessionStorage.setItem(KEY, JSON.stringify(acting));
  else sessionStorage.removeItem(KEY);
}
