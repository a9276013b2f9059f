import { View } from '@tarojs/components';
import type { Appointment } from '@yichuang/contract/appointments/appointment';
import type { Case } from '@yichuang/contract/cases/case';
import { isReviewable } from '@yichuang/contract/reviews/reviewable';
import { useAppointment } from '../appointments/api';
import { whatFor } from '../appointments/words';
import { useCase } from '../cases/case-api';
import type { Loadable } from '../ui/AsyncView';
import { Card } from '../ui/Card';
import { Facts } from '../ui/Facts';
import { momentText } from '../ui/moment-text';
import type { Subject } from './review-api';

/** What was done, where and when; `isDone`: it can be reviewed. */
export type Done = { matter: string; facts: readonly string[]; isDone: boolean };

const ofCase = ({ taskName, deptName, decision, state }: Case): Done => ({
  matter: taskName,
  facts: [deptName, ...(decision ? [`${momentText(decision.decidedAt)} 办结`] : [])],
  isDone: isReviewable(state),
});

function ofVisit(appointment: Appointment): Done {
  const served = appointment.history.find(({ what }) => what === 'served');
  return {
    matter: whatFor(appointment),
    facts: [appointment.hall.name, ...(served ? [`${momentText(served.at)} 办完`] : [])],
    isDone: appointment.state === 'served',
  };
}

export function useSubject({ kind, id }: Subject): Loadable<Done> {
  const oneCase = useCase(kind === 'case' ? id : '');
  const visit = useAppointment(kind === 'visit' ? id : '');
  if (kind === 'case') return { ...oneCase, data: oneCase.data && ofCase(oneCase.data) };
  return { ...visit, data: visit.data && ofVisit(visit.data) };
}

export function SubjectCard({ subject: { matter, facts } }: { subject: Done }) {
  return (
    <Card>
      <View className="body strong">{matter}</View>
      <View className="sub">
        <Facts facts={facts} />
      </View>
    </Card>
  );
}
