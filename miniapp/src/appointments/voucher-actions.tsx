import type { Appointment, TicketPlace } from '@yichuang/contract/appointments/appointment';
import { useState } from 'react';
import { failureText } from '../api/failure';
import { useIntentionKeys } from '../api/idempotency';
import { useIsActing } from '../identity/use-is-acting';
import { open, paths } from '../paths';
import { toast } from '../platform';
import { ActionBar } from '../ui/ActionBar';
import { Button } from '../ui/Button';
import { useCallMeLater, useLeaveQueue } from './api';
import { useCancelQuestion } from './cancel-question';
import { QuestionSheet } from './question-sheet';
import type { Stage } from './voucher-stage';

type Props = { appointment: Appointment; stage: Stage; queue: TicketPlace | undefined };

const codesOf = ({ items }: Appointment) => items.map(({ taskCode }) => taskCode);
const again = (appointment: Appointment) => open(paths.chooseTime(appointment.hall.id, codesOf(appointment)));

function CancelBar({ appointment }: { appointment: Appointment }) {
  const { ask, question } = useCancelQuestion(appointment);
  const { id, hall, allowed } = appointment;
  return (
    <>
      <ActionBar>
        {allowed.includes('cancel') && (
          <Button kind="g" onPress={ask}>
            取消预约
          </Button>
        )}
        {allowed.includes('reschedule') && (
          <Button kind="s" onPress={() => open(paths.chooseTime(hall.id, codesOf(appointment), id))}>
            改约
          </Button>
        )}
      </ActionBar>
      {question}
    </>
  );
}

function QueueBar({ ticketId, mayWaitLonger }: { ticketId: string; mayWaitLonger: boolean }) {
  const [isAsking, setIsAsking] = useState(false);
  const leave = useLeaveQueue();
  const later = useCallMeLater();
  const keys = useIntentionKeys();
  const close = () => setIsAsking(false);
  const yes = () =>
    leave.mutate(
      { ticketId, key: keys.keyFor(`leave ${ticketId}`) },
      {
        onSuccess: () => {
          keys.renew();
          close();
        },
      },
    );
  const wait = () =>
    later.mutate(
      { ticketId, key: keys.keyFor(`later ${ticketId}`) },
      {
        onSuccess: () => {
          keys.renew();
          toast('好的，先让后面 3 位');
        },
        onError: (error) => toast(laterText(error)),
      },
    );
  return (
    <>
      <ActionBar>
        <Button kind="g" onPress={() => setIsAsking(true)}>
          离开排队
        </Button>
        {mayWaitLonger && (
          <Button kind="s" busy={later.isPending && '正在让位…'} onPress={wait}>
            晚一点叫我
          </Button>
        )}
      </ActionBar>
      <QuestionSheet
        isOpen={isAsking}
        title="离开排队？"
        detail="号会给别人，拿不回来。今天还要办，就得到大厅重新取号。"
        no="先不离开"
        yes="离开排队"
        busy={leave.isPending && '正在离开…'}
        error={leave.error}
        onYes={yes}
        onClose={close}
      />
    </>
  );
}

/** It can be used once; the only refusal a person meets. */
function laterText(error: unknown): string {
  const { code, title } = failureText(error);
  return code === 'ACTION_NOT_ALLOWED' ? '已经让过一次了' : title;
}

function ReviewBar({ id }: { id: string }) {
  if (useIsActing()) return null;
  return (
    <ActionBar>
      <Button onPress={() => open(paths.review('visit', id))}>评价这次服务</Button>
    </ActionBar>
  );
}

/** What the holder may do now, at the foot of the voucher. */
export function VoucherActions({ appointment, stage, queue }: Props) {
  if (queue && (stage === 'waiting' || stage === 'called'))
    return <QueueBar ticketId={queue.ticketId} mayWaitLonger={stage === 'waiting'} />;
  if (stage === 'booked' && appointment.allowed.length > 0) return <CancelBar appointment={appointment} />;
  if (stage === 'served') return <ReviewBar id={appointment.id} />;
  if (stage === 'cancelled' || stage === 'noShow' || stage === 'left')
    return (
      <ActionBar>
        <Button onPress={() => again(appointment)}>再约一次</Button>
      </ActionBar>
    );
  return null;
}
