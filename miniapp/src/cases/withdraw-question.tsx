import { useState, type ReactNode } from 'react';
import { useIntentionKeys } from '../api/idempotency';
import { QuestionSheet } from '../appointments/question-sheet';
import { toast } from '../platform';
import { useWithdraw } from './case-api';

/**
 * Taking an application back: `ask` opens the question, which belongs anywhere inside the page.
 * @param partCount of a package: all of them go back
 */
export function useWithdrawQuestion(id: string, partCount?: number): { ask: () => void; question: ReactNode } {
  const [isAsking, setIsAsking] = useState(false);
  const withdraw = useWithdraw();
  const keys = useIntentionKeys();
  const close = () => setIsAsking(false);
  const yes = () =>
    withdraw.mutate(
      { id, key: keys.keyFor(`withdraw ${id}`) },
      {
        onSuccess: () => {
          keys.renew();
          close();
          toast('已撤回');
        },
      },
    );
  const question = (
    <QuestionSheet
      isOpen={isAsking}
      title="撤回这次申请？"
      detail={`撤回后这${partCount === undefined ? '件' : ` ${partCount} 件`}就不办了，排到的进度也没了。填过的内容和文书都留着，以后可以再申请。`}
      no="先不撤"
      yes="撤回申请"
      busy={withdraw.isPending && '正在撤回…'}
      error={withdraw.error}
      onYes={yes}
      onClose={close}
    />
  );
  return { ask: () => setIsAsking(true), question };
}
