import type { Appointment, Pass, TicketPlace } from '@yichuang/contract/appointments/appointment';
import { dateOf, daysBetween, fromInstant, nearDate, shortTime } from '@yichuang/contract/calendar';
import { startOf } from '@yichuang/contract/appointments/rules';
import { minutesText, spokenTime } from './words';

/** Where somebody stands between booking and going home. */
export type Stage =
  | 'booked'
  | 'canCheckIn'
  | 'waiting'
  | 'called'
  | 'serving'
  | 'missed'
  | 'left'
  | 'served'
  | 'cancelled'
  | 'noShow';

const ended = ['served', 'cancelled', 'noShow'] as const;
type Ended = (typeof ended)[number];
const isEnded = (state: string): state is Ended => ended.some((one) => one === state);

/** The appointment's own end comes first, then the ticket, then the clock. `now` in epoch milliseconds. */
export function stageOf(
  appointment: Pick<Appointment, 'state'>,
  pass: Pick<Pass, 'queue' | 'checkInFrom' | 'validFor'> | undefined,
  now: number,
): Stage {
  if (isEnded(appointment.state)) return appointment.state;
  if (pass?.queue) return pass.queue.state;
  if (appointment.state === 'checkedIn') return 'waiting';
  const hasBegun = pass !== undefined && now >= fromInstant(pass.checkInFrom) && dateOf(now) === pass.validFor;
  return hasBegun ? 'canCheckIn' : 'booked';
}

/** Stages in which a code is still shown: at the door, at the window, and on coming back. */
export const hasCode = (stage: Stage): boolean => !isEnded(stage) && stage !== 'left';

/** How often the pass is asked for, milliseconds; never again once nothing can change. */
export function pollEvery(stage: Stage): number | false {
  if (stage === 'booked' || stage === 'canCheckIn') return 15_000;
  return isEnded(stage) || stage === 'left' ? false : 3_000;
}

/** 「后天 上午 10 点」, 「还有 40 分钟」, 「已到时间」 */
function countdownText({ date, start }: Pick<Appointment, 'date' | 'start'>, now: number): string {
  const day = dateOf(now);
  if (daysBetween(day, date) !== 0) return `${nearDate(date, day)} ${spokenTime(start)}`;
  const minutes = Math.ceil((startOf({ date, start }) - now) / 60_000);
  if (minutes <= 0) return `今天 ${shortTime(start)}，已经到时间`;
  return `今天 ${shortTime(start)}，还有${minutesText(minutes).replace('约', '')}`;
}

export const windowText = ({ window }: Pick<TicketPlace, 'window'>): string =>
  window ? `${window.number} 号窗口` : '窗口';

type Words = { title: string; detail: string };

/** What the head of the voucher says; one sentence each, also read out in 长辈版. */
export function stageWords(
  stage: Stage,
  appointment: Pick<Appointment, 'date' | 'start' | 'late'>,
  queue: TicketPlace | undefined,
  now: number,
): Words {
  const at = queue ? windowText(queue) : '窗口';
  const words: Record<Stage, Words> = {
    booked: { title: countdownText(appointment, now), detail: '到了大厅，把下面的码给工作人员扫一下。' },
    canCheckIn: { title: '现在可以签到', detail: '到了大厅扫下面的码，不用再取号。' },
    waiting: {
      title: appointment.late ? '来晚了，排普通队' : '已签到，正在排队',
      detail: '叫到您时，手机会震动。',
    },
    called: { title: `去 ${at}`, detail: '叫到您了，把码给窗口扫一下。' },
    serving: { title: `正在 ${at} 办理`, detail: '请按窗口工作人员说的做。' },
    missed: { title: '刚才叫过您', detail: '15 分钟内回大厅再扫一次码，仍然优先。' },
    left: { title: '您已离开排队', detail: '号已让给别人。要办可以重新预约，或到大厅取号。' },
    served: { title: '已经办完', detail: '谢谢您来。需要时可以再约。' },
    cancelled: { title: '这个预约已取消', detail: '要办可以重新预约。' },
    noShow: { title: '当天没有签到', detail: '这次预约已过期，要办请重新预约。' },
  };
  return words[stage];
}
