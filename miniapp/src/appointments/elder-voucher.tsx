import type { Appointment, Pass } from '@yichuang/contract/appointments/appointment';
import { longDate } from '@yichuang/contract/calendar';
import { View } from '@tarojs/components';
import { now } from '../clock';
import { ReadAloud } from '../elder/ReadAloud';
import { spelled } from '../elder/speak';
import { useIsActing } from '../identity/use-is-acting';
import { open, paths } from '../paths';
import { a11y } from '../ui/a11y';
import { Button } from '../ui/Button';
import { useCancelQuestion } from './cancel-question';
import { PassCard } from './pass-card';
import { hasCode, stageWords, windowText, type Stage } from './voucher-stage';
import { spokenTime } from './words';

type Props = { appointment: Appointment; stage: Stage; pass: Pass | undefined };

function Number({ pass }: { pass: Pass }) {
  const { queue } = pass;
  if (!queue) return null;
  return (
    <View className="elder-number" {...a11y({ role: 'status', live: 'polite' })}>
      <View>
        <View className="sub elder-number-name">您的号</View>
        <View className="display">{queue.number}</View>
      </View>
      <View className="elder-number-right">
        <View className="sub elder-number-name">{queue.state === 'waiting' ? '前面还有' : '请到'}</View>
        <View className={queue.state === 'waiting' ? 'display' : 'title-l'}>
          {queue.state === 'waiting' ? `${queue.ahead} 人` : windowText(queue)}
        </View>
      </View>
    </View>
  );
}

/** All of the screen in two sentences, for the ear. */
export function spokenText({ appointment, stage, pass }: Props): string {
  const queue = pass?.queue;
  const { title, detail } = stageWords(stage, appointment, queue, now());
  if (queue && stage === 'waiting') return `您的号是 ${spelled(queue.number)}，前面还有 ${queue.ahead} 人。${detail}`;
  if (queue && stage === 'called') return `${spelled(queue.number)} 号，到您了，请去 ${windowText(queue)}。`;
  return `${title}。${detail}`;
}

/** What the title does not say yet: the date, or on the day the hour. */
const whenText = ({ appointment, stage }: Props): string =>
  stage === 'booked' ? longDate(appointment.date) : spokenTime(appointment.start);

/** What to do with the code, in at most twelve letters a line. */
const codeTitle = (stage: Stage): string =>
  stage === 'booked' || stage === 'canCheckIn' ? '到大厅扫这个码' : '给工作人员扫这个码';

/** One press booked it, so one press leads to another time; giving it up is asked about first. */
function Change({ appointment }: { appointment: Appointment }) {
  const { ask, question } = useCancelQuestion(appointment);
  const { id, hall, items, allowed } = appointment;
  const codes = items.map(({ taskCode }) => taskCode);
  if (allowed.length === 0) return null;
  return (
    <>
      <View className="action-row">
        {allowed.includes('reschedule') && (
          <Button kind="g" onPress={() => open(paths.chooseTime(hall.id, codes, id))}>
            换个时间
          </Button>
        )}
        {allowed.includes('cancel') && (
          <Button kind="g" onPress={ask}>
            不去了
          </Button>
        )}
      </View>
      {question}
    </>
  );
}

/** Number, people before, code, 念给我听; before the day also what can still be changed. */
export function ElderVoucher(props: Props) {
  const { appointment, stage, pass } = props;
  const { title, detail } = stageWords(stage, appointment, pass?.queue, now());
  const isActing = useIsActing();
  const isQueued = pass?.queue && (stage === 'waiting' || stage === 'serving');
  return (
    <>
      {isQueued ? (
        <Number pass={pass} />
      ) : (
        <View className="elder-choice" {...a11y({ role: 'status', live: 'polite' })}>
          {stage === 'booked' && <View className="body">约好了</View>}
          <View className="title-l">{title}</View>
          <View className="body">
            {stage === 'booked' || stage === 'canCheckIn' ? `${whenText(props)}，到${appointment.hall.name}` : detail}
          </View>
        </View>
      )}
      {pass && hasCode(stage) && <PassCard qr={pass.qr} shortCode={pass.shortCode} title={codeTitle(stage)} />}
      <ReadAloud text={() => spokenText(props)} />
      {stage === 'served' && !isActing && (
        <Button size="big" onPress={() => open(paths.review('visit', appointment.id))}>
          评价这次服务
        </Button>
      )}
      {stage === 'booked' && <Change appointment={appointment} />}
    </>
  );
}
