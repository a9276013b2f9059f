import type { CheckedIn } from '@yichuang/contract/appointments/staff-contract';
import { REFUSALS, type RefusalCode } from '@yichuang/contract/problem';
import { failureText, RefusedError } from '../api/failure';
import type { IconName } from '../ui/icon-name';

export type Verdict = {
  /** Green passes, amber passes with a look, red is refused, grey: it cannot be told now. */
  tone: 'green' | 'amber' | 'red' | 'grey';
  icon: IconName;
  title: string;
  detail: string;
  /** Only when somebody joined the queue. */
  checked?: CheckedIn;
  /** What to tell the visitor; only when refused. */
  say?: string;
};

const PLACES: Record<CheckedIn['ticket']['state'], (ahead: number) => string> = {
  waiting: (ahead) => (ahead === 0 ? '马上叫到' : `前面 ${ahead} 人`),
  called: () => '已经叫到，请去窗口',
  serving: () => '正在窗口办理',
  served: () => '今天已经办完',
  missed: () => '叫过了，请等重新叫号',
  left: () => '已离开排队',
};

export function accepted(checked: CheckedIn): Verdict {
  const { ticket, late } = checked;
  const place = PLACES[ticket.state](ticket.ahead);
  return {
    tone: late ? 'amber' : 'green',
    icon: late ? 'warn' : 'ok',
    title: ticket.number,
    detail: late ? `来晚了，排普通队，${place}` : place,
    checked,
  };
}

const SAY: Partial<Record<RefusalCode, string>> = {
  BAD_CODE: '请把码调亮、重新打开再扫，也可以报 6 位短号。',
  WRONG_DAY: '您约的不是今天。今天要办，可以在这里取个号。',
  WRONG_HALL: '您约的是别的大厅，请看凭证上的地址。在这里办可以取个号。',
  TOO_EARLY: '还早，开始前 30 分钟再来扫，位子给您留着。',
  APPOINTMENT_CANCELLED: '这个预约取消了。要办可以在这里取个号。',
  ACTION_NOT_ALLOWED: '这个预约今天已经办过或已过期。要办可以在这里取个号。',
};

/** Grey, not red, where nothing was decided about the person in front of the desk. */
export function refused(error: unknown): Verdict {
  const { title, detail } = failureText(error);
  const code = error instanceof RefusedError ? error.problem.code : undefined;
  const say = code && SAY[code];
  if (say) return { tone: 'red', icon: 'stop', title, detail, say };
  const isSession = code === 'UNAUTHENTICATED' || code === 'SESSION_REVOKED' || code === 'FORBIDDEN';
  if (isSession) return { tone: 'grey', icon: 'lock', title, detail };
  return { tone: 'grey', icon: 'offline', title: '现在查不了', detail: `${title}。${detail}` };
}

/** Not a code of ours at all: no need to ask the server. */
export const unreadable: Verdict = {
  tone: 'red',
  icon: 'stop',
  title: REFUSALS.BAD_CODE.title,
  detail: REFUSALS.BAD_CODE.detail,
  say: '这不是预约码。请打开「我的预约」里的码，或报 6 位短号。',
};
