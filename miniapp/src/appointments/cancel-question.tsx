import type { Appointment } from '@yichuang/contract/appointments/appointment';
import { useState, type ReactNode } from 'react';
import { useIntentionKeys } from '../api/idempotency';
import { toast } from '../platform';
import { useCancel } from './api';
import { QuestionSheet } from './question-sheet';

/** Giving an appointment up: `ask` opens the question, which belongs anywhere inside the page. */
export function useCancelQuestion({ id }: Pick<Appointment, 'id'>): { ask: () => void; question: ReactNode } {
  const [isAsking, setIsAsking] = useState(false);
  const cancel = useCancel();
  const keys = useIntentionKeys();
  const close = () => setIsAsking(false);
  const yes = () =>
    cancel.mutate(
      { id, key: keys.keyFor(`cancel ${id}`) },
      {
        onSuccess: () => {
          keys.renew();
          close();
          toast('已取消');
        },
      },
    );
  const question = (
    <QuestionSheet
      isOpen={isAsking}
      title="取消这个预约？"
      detail="取消后这个时间会给别人。不算失约，材料和记录都不会丢，随时可以再约。"
      no="先不取消"
      yes="取消预约"
      busy={cancel.isPending && '正在取消…'}
      error={cancel.error}
      onYes={yes}
      onClose={close}
    />
  );
  return { ask: () => setIsAsking(true), question };
}
