import type { Delegation, DelegationVerb } from '@yichuang/contract/delegations/delegation';
import { QuestionSheet } from '../appointments/question-sheet';
import type { DelegationMoves } from './use-delegation-move';
import { isWaitingForMe, longDay, mattersOf, otherOf } from './words';

type Words = { title: string; detail: string; no: string; yes: string; busy: string };

function wordsOf(verb: DelegationVerb, one: Delegation): Words {
  const until = longDay(one.validTo);
  if (verb === 'accept') {
    const detail =
      one.role === 'principal'
        ? `对方能替您办：${mattersOf(one)}，到 ${until}。每一步您都看得到，随时能撤。`
        : `您能替本人办：${mattersOf(one)}，到 ${until}。您做的每一步本人都看得到。`;
    return { title: '同意这份授权？', detail, no: '先不同意', yes: '同意授权', busy: '正在同意…' };
  }
  if (verb === 'reject')
    return {
      title: '不同意这份授权？',
      detail: '对方会知道您没有同意。以后改主意，请对方再提一次。',
      no: '再想想',
      yes: '不同意',
      busy: '正在告诉对方…',
    };
  if (one.state === 'requested')
    return {
      title: '撤回这个请求？',
      detail: '对方就不用回答了。要用再提一次。',
      no: '先不撤',
      yes: '撤回请求',
      busy: '正在撤回…',
    };
  return {
    title: `撤销和${otherOf(one)}的授权？`,
    detail: '马上失效，不能恢复，要用再授权一次。填了一半的草稿留给本人，交了的办件由本人接着办，都不会丢。',
    no: '先不撤',
    yes: '撤销授权',
    busy: '正在撤销…',
  };
}

/** What follows from the answer, before it is given. */
export function MoveQuestion({ shown, moves }: { shown: Delegation; moves: DelegationMoves }) {
  const { asking } = moves;
  const { busy, ...words } = wordsOf(asking ?? (isWaitingForMe(shown) ? 'accept' : 'revoke'), shown);
  return (
    <QuestionSheet
      {...words}
      isOpen={asking !== undefined}
      busy={moves.isPending && busy}
      error={moves.error}
      onYes={() => asking && moves.make(asking)}
      onClose={moves.close}
    />
  );
}
