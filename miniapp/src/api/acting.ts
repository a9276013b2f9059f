import Taro from '@tarojs/taro';
import { startActing as startRoute, stopActing as stopRoute } from '@yichuang/contract/delegations/contract';
import { getMe } from '@yichuang/contract/identity/contract';
import { create } from 'zustand';
import { now } from '../clock';
import { paths } from '../paths';
import { keepDraftsOf } from './draft-owner';
import { queryClient } from './query';
import { ask, askWith } from './request';
import { restoreSession } from './sign-in';
import { dropActing, keepActing, useSession, type ActingEnd } from './session';

type Switch = {
  /** Between two people: every page shows nothing of either. */
  isSwitching: boolean;
  /** How acting ended last, until it is begun again: the page that comes then says so. */
  ended: ActingEnd | undefined;
};
export const useActingSwitch = create<Switch>()(() => ({ isSwitching: false, ended: undefined }));

const PAUSE_MS = 50;
/** As long as nobody minds looking at a grey page (flow 3: at most one second). */
const MOST_PAUSES = 16;

/** What the pages sent as they closed has its answer, or took too long. */
async function allSent(): Promise<void> {
  for (let pause = 0; pause < MOST_PAUSES && queryClient.isMutating() > 0; pause++)
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
}

/** Nothing that belongs to whoever it was before outlives this: no page with its form, no cache, no draft. */
async function changePerson(url: string, change: () => void): Promise<void> {
  useActingSwitch.setState({ isSwitching: true });
  try {
    // pages send what they have not saved as they go: still in the earlier name
    await Taro.reLaunch({ url }).catch(() => undefined);
    await allSent();
    await queryClient.cancelQueries();
    change();
    queryClient.clear();
    keepDraftsOf();
  } finally {
    useActingSwitch.setState({ isSwitching: false });
  }
}

/**
 * Acts for the principal of this delegation from here on; their own session waits beside it.
 * @throws RefusedError DELEGATION_INACTIVE, OUT_OF_SCOPE, NOT_FOUND; NoAnswerError
 */
export async function startActing(delegationId: string): Promise<void> {
  const { accessToken, expiresIn, delegation } = await ask(startRoute, { body: { delegationId } });
  const endsAt = now() + expiresIn * 1000;
  const { id, nameMasked, level, roles } = await askWith(accessToken, getMe, {});
  const user = { id, nameMasked, level, roles };
  const { kind, scope, taskNames } = delegation;
  const matters = scope.taskCodes.map((taskCode, at) => ({ taskCode, taskName: taskNames[at] ?? taskCode }));
  await changePerson(paths.actingHome(), () => {
    keepActing({ delegationId, accessToken, endsAt, user, kind, actions: scope.actions, matters });
    useActingSwitch.setState({ ended: undefined });
  });
}

let leaving: Promise<void> | undefined;

async function leaveNow(ended: ActingEnd): Promise<void> {
  const { acting } = useSession.getState();
  if (!acting) return;
  await changePerson(paths.delegations(), () => {
    dropActing();
    useActingSwitch.setState({ ended });
  });
  // it ends by itself soon, whether or not the server hears of it
  if (ended === 'left') await askWith(acting.accessToken, stopRoute, {}).catch(() => undefined);
  if (useSession.getState().isRestoring) await restoreSession();
}

/** Back to the person's own session; once, however many notice that it is over. */
export function leaveActing(ended: ActingEnd): Promise<void> {
  leaving ??= leaveNow(ended).finally(() => {
    leaving = undefined;
  });
  return leaving;
}

/** Leaves as soon as any call hears that acting is over. */
export function wireActing(): void {
  useSession.subscribe(({ refusedActing }) => {
    if (refusedActing !== undefined) void leaveActing(refusedActing);
  });
}
